// Generated from schema/postmortem.schema.json by `npm run generate`; edit the schema instead.

/**
 * A stretch of user impact: `start/end`, or its parts.
 */
export type Span =
  | string
  | {
      /**
       * When users began to feel it. `unknown` when nobody can tell.
       */
      start: string;
      /**
       * When users stopped feeling it. Absent while it goes on.
       */
      end?: string;
      /**
       * What was affected in this span.
       */
      services?: string[];
      /**
       * What tells this span from the others.
       */
      note?: string;
    };
/**
 * A number, with its unit and whether it is an estimate.
 */
export type Figure =
  | number
  | {
      /**
       * The number.
       */
      value: number;
      /**
       * What is counted.
       */
      unit?: string;
      /**
       * Nobody counted; it is about this.
       */
      estimate?: boolean;
    };

/**
 * The frontmatter of a postmortem. Keys that begin with `x_` are your own. What a status does not need yet is not required: `draft` and `withdrawn` need a title.
 */
export interface PostmortemFrontmatter {
  /**
   * What happened, in a reader’s words.
   */
  title: string;
  /**
   * Where the write-up stands; `draft` when absent.
   */
  status?: 'draft' | 'in_review' | 'reviewed' | 'closed' | 'withdrawn';
  /**
   * How grave it was: one of the configured list, `SEV1` to `SEV4` by default. Needed from `in_review`.
   */
  severity?: string;
  /**
   * What kind of event it was; `incident` when absent.
   */
  kind?: 'incident' | 'near_miss' | 'false_alarm' | 'security' | 'maintenance' | 'drill';
  /**
   * What was affected. Needed from `in_review`.
   */
  services?: string[];
  /**
   * Zone of every time that states none: `Area/City`, `UTC`, `GMT` or an offset.
   */
  timezone?: string;
  /**
   * The span of user impact, or several when it came in waves. Needed from `in_review`.
   */
  duration?:
    | string
    | {
        /**
         * When users began to feel it. `unknown` when nobody can tell.
         */
        start: string;
        /**
         * When users stopped feeling it. Absent while it goes on.
         */
        end?: string;
        /**
         * What was affected in this span.
         */
        services?: string[];
        /**
         * What tells this span from the others.
         */
        note?: string;
      }
    | Span[];
  /**
   * What users felt. `none` when they felt nothing; `duration` is then the span of response or exposure. Needed from `in_review`.
   */
  impact?:
    | string
    | {
        /**
         * What users felt, in a sentence or two. Needed from `in_review`.
         */
        summary?: string;
        users_affected?: Figure;
        percent_affected?: Figure;
        requests_failed?: Figure;
        support_tickets?: Figure;
        /**
         * Whether data were lost, or which.
         */
        data_loss?: boolean | string;
        revenue?: Figure;
        /**
         * How much of each error budget it spent.
         */
        slo?: {
          /**
           * Name of the objective.
           */
          name: string;
          /**
           * Share of the error budget.
           */
          budget_spent?: string | number;
        }[];
      };
  /**
   * How it was noticed.
   */
  detection?: {
    /**
     * What or who noticed first.
     */
    method?: 'alert' | 'human' | 'customer' | 'vendor' | 'researcher' | 'unknown';
    /**
     * Which alert, which person’s role, which channel.
     */
    source?: string;
  };
  /**
   * Why it happened. Needed from `in_review`, unless `contributing_factors` says it.
   */
  root_cause?:
    | string
    | {
        /**
         * The cause in a sentence.
         */
        summary?: string;
        /**
         * What set it off: binary_push, config_push, manual_change, expiry, user_behaviour, pipeline, provider, performance_decay, capacity, hardware, security, unknown, or one of your own.
         */
        trigger?: string;
        /**
         * Where the cause lies: software, process, complex_system, deployment_planning, network, unknown, or one of your own.
         */
        category?: string;
      };
  /**
   * What else had to be so for it to happen; enough by itself for who does not believe in one root.
   */
  contributing_factors?: string[];
  /**
   * The action items. Needed from `in_review`; `[]` when there are none. They may stand in the body as a checklist instead.
   */
  tasks?: Task[];
  /**
   * Who wrote it: handles or teams.
   */
  authors?: string[];
  /**
   * Who reviewed it: handles or teams.
   */
  reviewers?: string[];
  /**
   * Who did what during the incident.
   */
  roles?: {
    [k: string]: string[];
  };
  /**
   * Language of the text (BCP 47); `en` when absent.
   */
  lang?: string;
  /**
   * Other incidents: their ids, or ids with how they are related.
   */
  related?: (
    | string
    | {
        /**
         * Id of the other incident.
         */
        id: string;
        /**
         * How this one is related to it; `see_also` when absent.
         */
        relation?: 'duplicate_of' | 'recurrence_of' | 'caused_by' | 'see_also';
      }
  )[];
  /**
   * Words to find it by.
   */
  tags?: string[];
  /**
   * Where to read on: addresses, or addresses with a title.
   */
  links?: (
    | string
    | {
        /**
         * What the address leads to.
         */
        title?: string;
        /**
         * Where it is.
         */
        url: string;
      }
  )[];
  /**
   * Former ids.
   */
  aliases?: string[];
  /**
   * Who may read it; `internal` when absent. A build shows up to a level.
   */
  visibility?: 'public' | 'internal' | 'restricted';
  /**
   * Rules that do not apply to this document, and why.
   */
  ignore?: {
    /**
     * Id of the rule.
     */
    rule: string;
    /**
     * Why it does not apply here.
     */
    reason: string;
  }[];
}
/**
 * An action item.
 */
export interface Task {
  /**
   * What is to be done: begins with a verb, and has an end that can be verified.
   */
  title: string;
  /**
   * Name of the task within the document; the slug of its title when absent.
   */
  id?: string;
  /**
   * Who does it: a handle or a team. Needed from `in_review` for a task without a ticket.
   */
  owner?: string;
  /**
   * The day by which it is done. Needed from `in_review` for a task without a ticket.
   */
  due?: string;
  /**
   * `proposed` is an idea that nobody has accepted yet; `open` when absent.
   */
  status?: 'proposed' | 'open' | 'in_progress' | 'done' | 'verified' | 'wont_do';
  /**
   * What the task is for.
   */
  type?: 'fix' | 'mitigate' | 'detect' | 'prevent' | 'process' | 'investigate';
  /**
   * In the words of your tracker.
   */
  priority?: string;
  /**
   * Address or key of the task in your tracker. Quote a key that begins with `#`.
   */
  ticket?: string;
  /**
   * The day on which it was done or declined.
   */
  closed?: string;
  /**
   * How anybody can tell that it is done.
   */
  done_when?: string;
  /**
   * Why it will not be done. Needed for `wont_do`.
   */
  decline_reason?: string;
  /**
   * Ids of other incidents that it would have prevented.
   */
  would_prevent?: string[];
}
