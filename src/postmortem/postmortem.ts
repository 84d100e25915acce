import type { Position } from '../markdown/position.ts';
import type { Moment } from '../time/moment.ts';

/**
 * One postmortem, in one shape whatever shorthand was written. Plain JSON: text, numbers, arrays and
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
  /** The zone that the document's times are shown in: `UTC` or an IANA name. */
  timezone: string;
  /** When users felt it, earliest first as written. */
  duration: ImpactSpan[];
  impact: Impact;
  detection: Detection;
  rootCause: RootCause;
  contributingFactors: string[];
  tasks: Task[];
  authors: string[];
  /** In the order of the document. */
  timeline: TimelineEntry[];
  /** Where the values of the frontmatter stand, by JSON Pointer into what was written: `/duration/start`. */
  positions: Record<string, Position>;
}

/** Where the write-up stands. */
export type Status = 'draft' | 'in_review' | 'reviewed' | 'closed' | 'withdrawn';

/** What kind of event it was. */
export type IncidentKind = 'incident' | 'near_miss' | 'false_alarm' | 'security' | 'maintenance' | 'drill';

/** One stretch of user impact; without an `end` it goes on, without a `start` nobody knows when it began. */
export interface ImpactSpan {
  start?: Moment;
  end?: Moment;
}

/** What users felt. */
export interface Impact {
  summary?: string;
  usersAffected?: Figure;
  percentAffected?: Figure;
}

/** A number that somebody counted, or estimated. */
export interface Figure {
  value: number;
  estimate: boolean;
}

/** How the incident was noticed. */
export interface Detection {
  method?: DetectionMethod;
  source?: string;
}

export type DetectionMethod = 'alert' | 'human' | 'customer' | 'vendor' | 'researcher' | 'unknown';

/** Why it happened. */
export interface RootCause {
  summary?: string;
  trigger?: string;
  category?: string;
}

/** An action item. */
export interface Task {
  title: string;
  status: TaskStatus;
  owner?: string;
  /** `YYYY-MM-DD`. */
  due?: string;
  type?: string;
  /** Somebody has accepted it and it is not done: `open` or `in_progress`. */
  outstanding: boolean;
}

export type TaskStatus = 'proposed' | 'open' | 'in_progress' | 'done' | 'verified' | 'wont_do';

/** One line of the timeline. */
export interface TimelineEntry {
  at: Moment;
  /** `detected`, `ruled_out`, …; a team may have kinds of its own. */
  kinds: string[];
  /** What happened, without markup. */
  text: string;
  /** The whole entry. */
  position: Position;
  /** Its time. */
  timePosition: Position;
}
