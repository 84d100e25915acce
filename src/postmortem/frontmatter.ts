// Generated from schema/postmortem.schema.json by `npm run generate`; edit the schema instead.

/**
 * A period of user impact: `start/end`, or a mapping.
 */
export type Span =
  | string
  | {
      /**
       * Start of user impact; `unknown` if it cannot be determined.
       */
      start: string;
      /**
       * End of user impact. Absent while the impact continues.
       */
      end?: string;
      /**
       * The services affected in this period.
       */
      services?: string[];
      /**
       * How this period differs from the others.
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
       * Unit of the number.
       */
      unit?: string;
      /**
       * Whether the number is an estimate.
       */
      estimate?: boolean;
    };

/**
 * The frontmatter of a postmortem. Keys that begin with `x_` are free for your own use. The required keys depend on the status: `draft` and `withdrawn` need only a title.
 */
export interface PostmortemFrontmatter {
  /**
   * What happened, in the reader’s words.
   */
  title: string;
  /**
   * State of the write-up; `draft` if absent.
   */
  status?: 'draft' | 'in_review' | 'reviewed' | 'closed' | 'withdrawn';
  /**
   * Severity of the incident: one of the configured list, `SEV1` to `SEV4` by default. Required from `in_review` on.
   */
  severity?: string;
  /**
   * Kind of event; `incident` if absent.
   */
  kind?: 'incident' | 'near_miss' | 'false_alarm' | 'security' | 'maintenance' | 'drill';
  /**
   * The affected services. Required from `in_review` on.
   */
  services?: string[];
  /**
   * Time zone of every time without a zone: `Area/City`, `UTC`, `GMT` or an offset.
   */
  timezone?: string;
  /**
   * The period of user impact, or several periods if it came in waves. Required from `in_review` on.
   */
  duration?:
    | string
    | {
        /**
         * Start of user impact; `unknown` if it cannot be determined.
         */
        start: string;
        /**
         * End of user impact. Absent while the impact continues.
         */
        end?: string;
        /**
         * The services affected in this period.
         */
        services?: string[];
        /**
         * How this period differs from the others.
         */
        note?: string;
      }
    | Span[];
  /**
   * The impact on users; `none` if there was none, and `duration` is then the period of response or exposure. Required from `in_review` on.
   */
  impact?:
    | string
    | {
        /**
         * The impact on users, in a sentence or two. Required from `in_review` on.
         */
        summary?: string;
        users_affected?: Figure;
        percent_affected?: Figure;
        requests_failed?: Figure;
        support_tickets?: Figure;
        /**
         * Whether data was lost, or which data.
         */
        data_loss?: boolean | string;
        revenue?: Figure;
        /**
         * Share of each error budget that the incident used.
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
   * How the incident was detected.
   */
  detection?: {
    /**
     * What or who detected it first.
     */
    method?: 'alert' | 'human' | 'customer' | 'vendor' | 'researcher' | 'unknown';
    /**
     * The alert, the role of the person, or the channel.
     */
    source?: string;
  };
  /**
   * Why it happened. Required from `in_review` on, unless there are `contributing_factors`.
   */
  root_cause?:
    | string
    | {
        /**
         * The cause in a sentence.
         */
        summary?: string;
        /**
         * The trigger: binary_push, config_push, manual_change, expiry, user_behaviour, pipeline, provider, performance_decay, capacity, hardware, security, unknown, or one of your own.
         */
        trigger?: string;
        /**
         * The area of the cause: software, process, complex_system, deployment_planning, network, unknown, or one of your own.
         */
        category?: string;
      };
  /**
   * Other conditions that were necessary. Use it alone if you prefer not to name a single root cause.
   */
  contributing_factors?: string[];
  /**
   * The action items. Required from `in_review` on; `[]` if there are none. They may be a checklist in the body instead.
   */
  tasks?: Task[];
  /**
   * The authors: handles or teams.
   */
  authors?: string[];
  /**
   * The reviewers: handles or teams.
   */
  reviewers?: string[];
  /**
   * The people in each role during the incident.
   */
  roles?: {
    [k: string]: string[];
  };
  /**
   * Language of the text (BCP 47); `en` if absent.
   */
  lang?: string;
  /**
   * Related incidents: their ids, or ids with a relation. Put addresses under `links`.
   */
  related?: (
    | string
    | {
        /**
         * Id of the other incident.
         */
        id: string;
        /**
         * Relation of this incident to the other; `see_also` if absent.
         */
        relation?: 'duplicate_of' | 'recurrence_of' | 'caused_by' | 'see_also';
      }
  )[];
  /**
   * Keywords for finding the incident.
   */
  tags?: string[];
  /**
   * Further reading: URLs, or URLs with a title.
   */
  links?: (
    | string
    | {
        /**
         * Text of the link.
         */
        title?: string;
        /**
         * Target of the link.
         */
        url: string;
      }
  )[];
  /**
   * Former ids of the incident.
   */
  aliases?: string[];
  /**
   * Who may read it; `internal` if absent. A site shows documents up to its configured level.
   */
  visibility?: 'public' | 'internal' | 'restricted';
  /**
   * Suppressed rules, each with a reason.
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
   * The work to be done. Begins with a verb, and has an outcome that can be verified.
   */
  title: string;
  /**
   * Id of the task within the document; the slug of its title if absent.
   */
  id?: string;
  /**
   * Owner of the task: a handle or a team. Required from `in_review` on for a task without a ticket.
   */
  owner?: string;
  /**
   * Due date. Required from `in_review` on for a task without a ticket.
   */
  due?: string;
  /**
   * State of the task; `open` if absent. `proposed` means not accepted yet.
   */
  status?: 'proposed' | 'open' | 'in_progress' | 'done' | 'verified' | 'wont_do';
  /**
   * Purpose of the task.
   */
  type?: 'fix' | 'mitigate' | 'detect' | 'prevent' | 'process' | 'investigate';
  /**
   * Priority, as your tracker calls it.
   */
  priority?: string;
  /**
   * URL or key of the task in your tracker. Quote a key that begins with `#`.
   */
  ticket?: string;
  /**
   * Date on which the task was done or declined.
   */
  closed?: string;
  /**
   * How to verify that the task is done.
   */
  done_when?: string;
  /**
   * Why the task will not be done. Required for `wont_do`.
   */
  decline_reason?: string;
  /**
   * Ids of other incidents that the task would have prevented.
   */
  would_prevent?: string[];
}
