import type { Severity } from '../message.ts';
import type { TaskStatus, Visibility } from '../postmortem/postmortem.ts';

/**
 * What a pull request means for the postmortems of a repository. Plain JSON; texts are those of the documents, and not
 * safe to be printed as they are.
 */
export interface Review {
  version: 1;
  /** Hash of the commit where the branch parted. */
  base: string;
  /** Of the configuration, relative to the top of the repository; empty if it is the top. */
  folder: string;
  counts: ReviewCounts;
  /** Where less is checked, or more is shown, than before. */
  loosened: Loosening[];
  /** Added, changed and deleted ones, each by path. Those that are only written differently are not among them. */
  postmortems: ReviewedPostmortem[];
  /** Paths of postmortems that are written differently and say the same. */
  reformatted: string[];
  /** Paths of postmortems that are not compared: there are too many, or it would take too long. */
  notCompared: string[];
  /** The same fixes as patches, one for each file. */
  patches: FilePatch[];
  /** Fixes of messages, as review comments can suggest them. */
  suggestions: Suggestion[];
}

export interface ReviewCounts {
  added: number;
  changed: number;
  deleted: number;
  /** Messages that were not there at the base. */
  errors: number;
  warnings: number;
  notes: number;
  /** Messages that were there at the base. */
  known: number;
}

/** A postmortem that the pull request adds, changes or deletes. */
export interface ReviewedPostmortem {
  change: 'added' | 'changed' | 'deleted';
  /** Relative to the top of the repository, `/` as separator. */
  path: string;
  /** If it was renamed. */
  formerPath?: string;
  id: string;
  /** Absent if it is restricted. */
  title?: string;
  /** It is or was restricted: nothing here tells what it says. */
  isRestricted: boolean;
  /** A version cannot be read, so that nothing is compared. */
  isUnreadable: boolean;
  /** Of an added or deleted one. */
  facts: Fact[];
  /** Of a changed one. */
  changes: FactChange[];
  tasks: TaskChange[];
  timeline: EntryChange[];
  /** Number of timeline entries with other words. */
  reworded: number;
  prose: ProseChange;
  /** What a draft lacks before it can be reviewed. */
  needs: string[];
  /** Those that were not there at the base. */
  messages: ReviewMessage[];
  /** Of an added one. */
  similar: SimilarPostmortem[];
  /** Tasks that were promised in earlier postmortems. */
  promised: PromisedTask[];
}

/** Something that a postmortem states, as text. */
export interface Fact {
  /** `severity`, `time_to_detect`. */
  name: string;
  label: string;
  value: string;
}

export interface FactChange extends Pick<Fact, 'name' | 'label'> {
  /** Absent if it was not stated. */
  before?: string;
  after?: string;
}

export interface TaskChange {
  /** `dropped`: it is gone, and was neither done nor declined; `removed`: it is gone, and was. */
  change: 'added' | 'changed' | 'dropped' | 'removed';
  title: string;
  owner?: string;
  due?: string;
  ticket?: string;
  status: TaskStatus;
  /** Of a changed one. */
  changes: FactChange[];
  /** How often its due date has been moved back, this time included, as far as the history is known. */
  postponements?: number;
}

/** A timeline entry that was added or removed, or whose time or kinds changed. */
export interface EntryChange {
  change: 'added' | 'removed' | 'changed';
  /** In the document's zone: `14:30 UTC`. */
  time: string;
  kinds: string[];
  text: string;
  formerTime?: string;
  formerKinds?: string[];
}

/** What changed in the text besides the timeline and the tasks, wherever it is moved. */
export interface ProseChange {
  wordsAdded: number;
  wordsRemoved: number;
  sectionsAdded: string[];
  sectionsRemoved: string[];
}

export interface ReviewMessage {
  ruleId: string;
  severity: Severity;
  line: number;
  column: number;
  /** Absent if the postmortem is restricted. */
  reason?: string;
  isFixable: boolean;
}

/** A postmortem of the repository that is similar to an added one. */
export interface SimilarPostmortem {
  id: string;
  title?: string;
  /** What both have in common: services, tags and words. */
  shared: string[];
}

/** A task that earlier postmortems promised as well. */
export interface PromisedTask {
  title: string;
  /** The oldest first. */
  earlier: { id: string; title: string; status: TaskStatus }[];
  /** Number of postmortems that promise it, this one included. */
  times: number;
}

/** Something that a change makes less strict, or visible to more people. */
export type Loosening =
  | { what: 'rule'; rule: string; before: string; after: string; files?: string[] }
  | { what: 'option'; rule: string; option: string; before: string; after: string; files?: string[] }
  | { what: 'suppression'; path: string; rule: string; reason?: string; inFrontmatter: boolean }
  | { what: 'baseline'; path: string; rule: string; before: number; after: number }
  | { what: 'status'; path: string; before: string; after: string }
  | { what: 'visibility'; path: string; before: Visibility; after: Visibility }
  | { what: 'site_visibility'; before: Visibility; after: Visibility }
  | { what: 'excluded'; path: string }
  /** Absent if any name is accepted. */
  | { what: 'setting'; setting: string; before: string; after?: string }
  /** The team's own schema, which changed if both paths are the same. */
  | { what: 'schema'; before: string; after?: string };

/** Lines of a file, and what fixes them. */
export interface Suggestion {
  /** Relative to the top of the repository. */
  path: string;
  /** Of the present file, from 1, both included; all of them are in the diff of the pull request. */
  startLine: number;
  endLine: number;
  /** The lines in their place, each ended by `\n`; empty if they are removed. */
  replacement: string;
  /** The text of a review comment with this suggestion. */
  body: string;
}

/** What fixes the messages of a file. */
export interface FilePatch {
  /** Relative to the top of the repository. */
  path: string;
  /** For `git apply`; absent if it is too long for anybody to read. */
  patch?: string;
  /** Number of new messages that it fixes. */
  fixes: number;
}
