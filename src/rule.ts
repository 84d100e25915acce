import type { MarkdownDocument } from './markdown/document.ts';
import type { Edit } from './edit.ts';
import type { Severity } from './message.ts';
import type { Position, ValuePositions } from './position.ts';
import type { KnownPostmortem } from './postmortem/known-part.ts';
import type { FieldLabel, Postmortem } from './postmortem/postmortem.ts';
import type { Environment, RuleSeverity, Settings } from './settings.ts';

/** A problem that a rule found, and its position. */
export interface Finding {
  /** `Unexpected X, expected Y`; values in backticks, no final period. */
  reason: string;
  position: Position;
  /** How to fix it: an instruction of one sentence or two. */
  note?: string | undefined;
  /** The correct text at that position, if there is exactly one. */
  expected?: string | undefined;
  /** Set when it is less severe than the rule's other findings. */
  severity?: Severity;
  /** The edits that fix it, to be applied together. Only if there is exactly one fix, and it keeps the document's meaning. */
  fix?: readonly Edit[] | undefined;
  /** The edits that fix it in most cases, applied only on request. Without `fix`. */
  suggestion?: readonly Edit[] | undefined;
}

/** The environment in which rules run, and what the program has prepared for them. */
export interface LintEnvironment extends Environment {
  customSchema?: CustomSchema | undefined;
  /** Check documents as if they had reached this status. */
  asStatus?: Postmortem['status'] | undefined;
  /** Filled with what rules ask; absent if nobody wants to know. */
  questions?: Questions;
}

/**
 * What rules asked of the world while they checked a document, and the answers. With the same answers, they report the
 * same messages. Plain JSON.
 */
export interface Questions {
  /** Paths, and whether each is a file or a folder. */
  files: [path: string, exists: boolean][];
  /** The present, in seconds since 1970, is not before this; absent if nothing depends on it. */
  from?: number;
  /** The present is before this. */
  until?: number;
}

/** The team's own schema of the frontmatter. */
export interface CustomSchema {
  /** The schema as JSON, with everything that it refers to. */
  text: string;
  /**
   * @param document Path of the document.
   * @param data The frontmatter.
   * @param fallback The position of messages about values that are missing.
   * @throws {UserError} `SCHEMA_INVALID` if it takes too long.
   */
  check: (document: string, data: unknown, positions: ValuePositions, fallback: Position) => Finding[];
  /**
   * Of some JSON Pointers to keys, such as `/tasks/0/team`, those that it declares.
   *
   * @throws {UserError} `SCHEMA_INVALID` if it takes too long.
   */
  declared: (document: string, pointers: readonly string[]) => string[];
  /**
   * What it says of them to readers, by pointer; of those that it declares.
   *
   * @throws {UserError} `SCHEMA_INVALID` if it takes too long.
   */
  labels: (document: string, pointers: readonly string[]) => Record<string, FieldLabel>;
}

/** What a rule can use besides the postmortem. */
export interface RuleContext<Options = Record<string, unknown>> extends Pick<
  LintEnvironment,
  'isFile' | 'customSchema'
> {
  /** Whether a moment, in seconds since 1970, is past or present. */
  hasCome: (epochSeconds: number) => boolean;
  /** The file that the postmortem was read from: its syntax tree, text and frontmatter. */
  document: MarkdownDocument;
  settings: Settings;
  options: Options;
  report: (finding: Finding) => void;
}

/** What a rule that checks all postmortems together can use. */
export interface RepositoryContext {
  settings: Settings;
  /** Only some of the repository's documents are checked, so a document that is not among them may still exist. */
  partial: boolean;
  /** @param path The path of the postmortem. */
  report: (path: string, finding: Finding) => void;
}

/** A suppression in a document: the rule that is not to report, and the outcome. */
export interface Suppression {
  /** Id of the rule, as written; empty when none is written. */
  rule: string;
  outcome: SuppressionOutcome;
  /** The id, or the whole comment when there is none. */
  position: Position;
  inFrontmatter: boolean;
  /** The edits that remove it, if they change nothing else. */
  removal?: readonly Edit[] | undefined;
}

/**
 * - `used`: it suppressed messages.
 * - `unused`: there was no message to suppress.
 * - `undecided`: there was none, but the rule did not have everything it needs to report one.
 * - `unknown`: no rule has that id.
 * - `locked`: the rule cannot be suppressed.
 * - `unexplained`: it gives no reason, so it has no effect.
 */
export type SuppressionOutcome = 'used' | 'unused' | 'undecided' | 'unknown' | 'locked' | 'unexplained';

/** What the rule about suppressions can use. */
export interface SuppressionContext {
  /** Ids of all rules. */
  ruleIds: readonly string[];
  report: (finding: Finding) => void;
}

/** An example of a rule: a document, and the messages it gets. */
export interface RuleExample {
  /** A sentence without subject, which is also the name of the test: `reports a task without an owner`. */
  name: string;
  /** Path of the document in the repository, if the rule depends on it. */
  path?: string;
  document: string;
  /**
   * `line:column reason` of every message that the document gets from this rule, with `info` or `warn` in front of
   * the reason if it differs from the rule's severity. Empty when the document passes.
   */
  messages: string[];
  /** The note of each message, if the notes depend on the document. */
  notes?: (string | undefined)[];
  /** Options that differ from the defaults. */
  options?: Record<string, unknown>;
  /** The document after `--fix`; absent when `--fix` does not change it. */
  fixed?: string;
  /** The document after `--fix --suggested`; absent when it is the same as after `--fix`. */
  suggested?: string;
  /** Settings that differ from the defaults. */
  settings?: Partial<Settings>;
  /** Other files of the repository, by path. Those with text are postmortems. */
  files?: Record<string, string>;
}

/** An option of a rule: a piece of JSON Schema. */
export type RuleOption = NumberOption | TextsOption;

export interface NumberOption {
  description: string;
  type: 'integer' | 'number';
  minimum: number;
  maximum?: number;
  default: number;
}

export interface TextsOption {
  description: string;
  type: 'array';
  items: { type: 'string'; minLength: 1 };
  default: readonly string[];
}

/** The types of the option values that a rule receives. */
type OptionValues<Options> = {
  [Name in keyof Options]: Options[Name] extends TextsOption ? readonly string[] : number;
};

/** One check of Casebook. The reference page and the tests are generated from it. */
export interface Rule {
  /** `kebab-case`; the subject of the check comes first. */
  id: string;
  severity: RuleSeverity;
  /** The requirement, in one sentence. */
  description: string;
  /** Why the requirement matters to readers of the postmortem. */
  reason: string;
  options?: Record<string, RuleOption>;
  /** What `casebook lint --fix` does, in one sentence; absent when the rule has no fix. */
  fix?: string;
  /** What `casebook lint --fix --suggested` does, in one sentence; absent when the rule has no suggestion. */
  suggestion?: string;
  /** No document may suppress it. */
  locked?: true;
  /** Its errors are errors in drafts too. Drafts are written during incidents, so other rules only warn there. */
  strictInDrafts?: true;
  /** Runs on files that cannot be parsed. Any other rule would report that something is missing. */
  runsOnUnreadable?: true;
  examples: RuleExample[];
  checkDocument?: (postmortem: Postmortem, context: RuleContext) => void;
  checkRepository?: (postmortems: readonly KnownPostmortem[], context: RepositoryContext) => void;
  /** Runs after all other rules, when it is known which messages each suppression affected. */
  checkSuppressions?: (suppressions: readonly Suppression[], context: SuppressionContext) => void;
}

/** Declare a rule, with `context.options` typed by its options. */
export function defineRule<const Options extends Record<string, RuleOption>>(
  rule: Omit<Rule, 'options' | 'checkDocument'> & {
    options?: Options;
    checkDocument?: (postmortem: Postmortem, context: RuleContext<OptionValues<Options>>) => void;
  },
): Rule {
  // The engine fills in `options` from the declaration, checked against its schema.
  return rule as Rule;
}
