import type { Position, ValuePositions } from '../position.ts';
import type { Moment } from '../time/moment.ts';
import type { PostmortemFrontmatter, Task as TaskFrontmatter } from './frontmatter.ts';

/**
 * One postmortem, in one shape for every shorthand. Plain JSON (text, numbers, booleans, arrays and objects), so that it
 * survives `structuredClone` and a round trip through a file. Missing values are absent.
 */
export interface Postmortem {
  /** The file name without `.md`. */
  id: string;
  /** Relative to the root, `/` as separator. */
  path: string;
  /** From the frontmatter, otherwise the first level-1 heading. */
  title?: string;
  status: Status;
  severity?: string;
  kind: IncidentKind;
  services: string[];
  /** The zone of times without one, and the zone in which the document is shown. */
  timezone: string;
  /** Neither the document nor the configuration states the zone; it is `UTC`. */
  timezoneAssumed: boolean;
  /** Periods of user impact, earliest first. */
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
  /** Earlier ids. */
  aliases: string[];
  /** Values under keys that the format does not have: those that begin with `x_`, and others. Empty values are absent. */
  fields: Record<string, FieldValue>;
  visibility: Visibility;
  ignore: IgnoredRule[];
  /** In the order of the document. */
  timeline: TimelineEntry[];
  /** Timeline items that do not begin with a time. */
  looseItems: LooseItem[];
  /** Entries and days of the timeline that are not written in the canonical form, in the order of the document. */
  otherForms: OtherForm[];
  /** The headings that begin a timeline. */
  timelineHeadings: Position[];
  /** The heading of a timeline whose name does not say that it is one. */
  unnamedTimeline?: { title: string; position: Position };
  /** Every heading, in the order of the document. */
  sections: Section[];
  /** Positions of the frontmatter's values, by JSON Pointer into the original data: `/duration/start`. */
  positions: ValuePositions;
}

/** A value of a team's own: at most six levels of lists and mappings. */
export type FieldValue = string | number | boolean | FieldValue[] | { [name: string]: FieldValue };

/** What a team's schema says of a field to readers. */
export interface FieldLabel {
  title?: string;
  description?: string;
}

/** The labels of fields by their keys, and of keys in a mapping, or in the mappings of a list, as `field/key`. */
export type FieldLabels = Readonly<Record<string, FieldLabel>>;

/** The state of the write-up. */
export type Status = NonNullable<PostmortemFrontmatter['status']>;

/** The kind of event. */
export type IncidentKind = NonNullable<PostmortemFrontmatter['kind']>;

export type Visibility = NonNullable<PostmortemFrontmatter['visibility']>;

/**
 * One period of user impact. Without an `end` it is ongoing, unless an end is written that cannot be read; without a
 * `start`, its beginning is unknown.
 */
export interface ImpactSpan {
  /** JSON Pointer to the span: `/duration`, `/duration/0`. */
  pointer: string;
  start?: Moment;
  end?: Moment;
  /** An end is written but cannot be read. */
  endUnreadable?: true;
  services: string[];
  note?: string;
}

/** The impact on users. */
export interface Impact {
  /** There was no user impact: `duration` is the span of the response or the exposure. */
  none: boolean;
  summary?: string;
  usersAffected?: Figure;
  percentAffected?: Figure;
  requestsFailed?: Figure;
  supportTickets?: Figure;
  /** Whether data were lost, or which data. */
  dataLoss?: boolean | string;
  revenue?: Figure;
  slo: ServiceLevelObjective[];
}

/** A counted or estimated number. */
export interface Figure {
  value: number;
  unit?: string;
  estimate: boolean;
}

export interface ServiceLevelObjective {
  name: string;
  budgetSpent?: string;
}

/** How the incident was detected. */
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
  /** Handle or team, without `@`; the first of several. */
  owner?: string;
  /** All owners, if there are several. */
  owners?: string[];
  /** `YYYY-MM-DD`. */
  due?: string;
  type?: TaskType;
  priority?: string;
  /** URL or tracker key. */
  ticket?: string;
  /** `YYYY-MM-DD`. */
  closed?: string;
  doneWhen?: string;
  declineReason?: string;
  /** Ids of incidents. */
  wouldPrevent: string[];
  /** Whether the task is accepted and not done: `open` or `in_progress`. */
  outstanding: boolean;
  position: Position;
}

export type TaskStatus = NonNullable<TaskFrontmatter['status']>;
export type TaskType = NonNullable<TaskFrontmatter['type']>;

/** Another incident, and how this one relates to it. */
export interface Relation {
  id: string;
  relation: 'duplicate_of' | 'recurrence_of' | 'caused_by' | 'see_also';
}

export interface Link {
  title?: string;
  url: string;
}

/** A rule that is suppressed for the document. */
export interface IgnoredRule {
  rule: string;
  reason: string;
}

/** One moment or span of the timeline. */
export interface TimelineEntry {
  start: Moment;
  /** Of a span. Before `start` when the date after midnight was left out. */
  end?: Moment;
  /** `detected`, `ruled_out`, …, in the order written. */
  kinds: string[];
  /** What happened, without markup, on one line. */
  text: string;
  /** Index of its list or table, from 0; each is ordered by itself. */
  sequence: number;
  /** The heading of a parallel thread. */
  thread?: string;
  /** The whole entry. */
  position: Position;
  /** Its time. */
  timePosition: Position;
}

/** A timeline item without a time. Its text belongs to the entry above it. */
export interface LooseItem {
  text: string;
  position: Position;
  /** Text that looks like a time but cannot be read: `25:10`. */
  attempt?: { text: string; position: Position };
  /** It begins with a time whose date is unknown: neither the item, the entries above nor `duration` state one. */
  undated: boolean;
  /** Of the time, when its date is unknown. */
  timePosition?: Position;
  /** The time counts from a moment that the document does not state: `T+12m`. */
  isRelative?: true;
}

/** An entry or a day that is read, but not written as the manual teaches. */
export interface OtherForm {
  /** Index of the entry; absent for a day that holds for the entries below it. */
  entry?: number;
  /** `YYYY-MM-DD`; of a day. */
  day?: string;
  shape: EntryShape | 'day heading' | 'day line';
  /** Its time is spelled in another way: `2.30 pm`, `[14:30]`, `Aug 10, 14:30`. */
  isRespelled: boolean;
  /** The canonical form has to state its date. */
  statesDate: boolean;
  /** Offsets of the time with everything before it on its line. */
  lead: { start: number; end: number };
  /** Offsets of the whole entry. */
  start: number;
  end: number;
  /** The source of words before the time, which follow it in the canonical form. */
  label?: string;
  /** Of a row: the columns that hold its time, that of the clock first; absent where they hold other words as well. */
  columns?: number[];
  /** Marks that close behind the time and have to open again. */
  reopened?: string;
  /** The other dates that it can have: `03/04/2024`. */
  otherDates?: string[];
}

/** How an entry of a timeline is written. `item` and `row` are canonical. */
export type EntryShape = 'item' | 'row' | 'nested item' | 'paragraph' | 'heading' | 'columns' | 'HTML' | 'code';

/** A heading and the content below it, up to the next heading of the same or a higher level. */
export interface Section {
  title: string;
  /** 1 to 6. */
  depth: number;
  /** Whether it contains only other headings, comments and thematic breaks. */
  empty: boolean;
  /** The heading. */
  position: Position;
}
