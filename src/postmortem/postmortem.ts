import type { Position, ValuePositions } from '../position.ts';
import type { Moment } from '../time/moment.ts';
import type { PostmortemFrontmatter, Task as TaskFrontmatter } from './frontmatter.ts';

/**
 * One postmortem, in one shape whatever shorthand was written. Plain JSON: text, numbers, booleans, arrays and
 * objects, so that it survives `structuredClone` and a round trip through a file. What nobody wrote is absent.
 */
export interface Postmortem {
  /** The file's name without `.md`. */
  id: string;
  /** Relative to the root, `/` as separator. */
  path: string;
  /** From the frontmatter, or else the first heading of the first rank. */
  title?: string;
  status: Status;
  severity?: string;
  kind: IncidentKind;
  services: string[];
  /** The zone of times that state none, and the one that the document is shown in. */
  timezone: string;
  /** Neither the document nor the configuration states the zone; it is `UTC`. */
  timezoneAssumed: boolean;
  /** When users felt it, earliest first. */
  duration: ImpactSpan[];
  impact: Impact;
  detection: Detection;
  rootCause: RootCause;
  contributingFactors: string[];
  tasks: Task[];
  authors: string[];
  reviewers: string[];
  /** Who did what during the incident, by role. */
  roles: Record<string, string[]>;
  /** BCP 47. */
  lang: string;
  related: Relation[];
  tags: string[];
  links: Link[];
  /** Former ids. */
  aliases: string[];
  visibility: Visibility;
  ignore: IgnoredRule[];
  /** In the order of the document. */
  timeline: TimelineEntry[];
  /** Items of a timeline that begin with no time. */
  looseItems: LooseItem[];
  /** The headings that make a timeline of what stands below them. */
  timelineHeadings: Position[];
  /** Every heading, in the order of the document. */
  sections: Section[];
  /** Where the values of the frontmatter stand, by JSON Pointer into what was written: `/duration/start`. */
  positions: ValuePositions;
}

/** Where the write-up stands. */
export type Status = NonNullable<PostmortemFrontmatter['status']>;

/** What kind of event it was. */
export type IncidentKind = NonNullable<PostmortemFrontmatter['kind']>;

export type Visibility = NonNullable<PostmortemFrontmatter['visibility']>;

/**
 * One stretch of user impact; without an `end` it goes on, unless one is written that cannot be read; without a `start`
 * nobody knows when it began.
 */
export interface ImpactSpan {
  /** JSON Pointer to where it is written: `/duration`, `/duration/0`. */
  pointer: string;
  start?: Moment;
  end?: Moment;
  /** An end is written, and cannot be read. */
  endUnreadable?: true;
  services: string[];
  note?: string;
}

/** What users felt. */
export interface Impact {
  /** They felt nothing: `duration` is the span of response or exposure. */
  none: boolean;
  summary?: string;
  usersAffected?: Figure;
  percentAffected?: Figure;
  requestsFailed?: Figure;
  supportTickets?: Figure;
  /** Whether data were lost, or which. */
  dataLoss?: boolean | string;
  revenue?: Figure;
  slo: ServiceLevelObjective[];
}

/** A number that somebody counted, or estimated. */
export interface Figure {
  value: number;
  unit?: string;
  estimate: boolean;
}

export interface ServiceLevelObjective {
  name: string;
  budgetSpent?: string;
}

/** How the incident was noticed. */
export interface Detection {
  method?: DetectionMethod;
  source?: string;
}

export type DetectionMethod = NonNullable<NonNullable<PostmortemFrontmatter['detection']>['method']>;

/** Why it happened. */
export interface RootCause {
  summary?: string;
  trigger?: string;
  category?: string;
}

/** An action item. */
export interface Task {
  /** Unique in the document: as written, or a slug of the title. */
  id: string;
  title: string;
  status: TaskStatus;
  /** Handle or team, without `@`. */
  owner?: string;
  /** `YYYY-MM-DD`. */
  due?: string;
  type?: TaskType;
  priority?: string;
  /** Address or tracker key. */
  ticket?: string;
  /** `YYYY-MM-DD`. */
  closed?: string;
  doneWhen?: string;
  declineReason?: string;
  /** Ids of incidents. */
  wouldPrevent: string[];
  /** Somebody has accepted it and it is not done: `open` or `in_progress`. */
  outstanding: boolean;
  position: Position;
}

export type TaskStatus = NonNullable<TaskFrontmatter['status']>;
export type TaskType = NonNullable<TaskFrontmatter['type']>;

/** Another incident, and what this one is to it. */
export interface Relation {
  id: string;
  relation: 'duplicate_of' | 'recurrence_of' | 'caused_by' | 'see_also';
}

export interface Link {
  title?: string;
  url: string;
}

/** A rule that does not apply to the document. */
export interface IgnoredRule {
  rule: string;
  reason: string;
}

/** One moment or span of the timeline. */
export interface TimelineEntry {
  start: Moment;
  /** Of a span. It may lie before `start`, when somebody left out the date after midnight. */
  end?: Moment;
  /** `detected`, `ruled_out`, …, in the order written. */
  kinds: string[];
  /** What happened, without markup, on one line. */
  text: string;
  /** Which list or table it belongs to, counted from 0; each is ordered by itself. */
  sequence: number;
  /** The heading of a parallel thread. */
  thread?: string;
  /** The whole entry. */
  position: Position;
  /** Its time. */
  timePosition: Position;
}

/** An item of a timeline without a time. Its text belongs to the entry above it. */
export interface LooseItem {
  text: string;
  position: Position;
  /** What looks like a time there and is none: `25:10`. */
  attempt?: { text: string; position: Position };
  /** It begins with a time, but neither it, nor what stands above it, nor `duration` says on which day. */
  undated: boolean;
  /** Of the time of an undated one. */
  timePosition?: Position;
}

/** A heading and what stands below it, up to the next one of its rank or higher. */
export interface Section {
  title: string;
  /** 1 to 6. */
  depth: number;
  /** Nothing stands below it but other headings, comments and rules. */
  empty: boolean;
  /** The heading. */
  position: Position;
}
