import type { MarkdownDocument } from './markdown/parse.ts';
import type { Edit } from './edit.ts';
import type { Severity } from './message.ts';
import type { Position, ValuePositions } from './position.ts';
import type { Postmortem } from './postmortem/postmortem.ts';
import type { Environment, RuleSeverity, Settings } from './settings.ts';

/** What a rule found, at its place. */
export interface Finding {
  /** `Unexpected X, expected Y`; values in backticks, no final period. */
  reason: string;
  position: Position;
  /** How to mend it, in a sentence. */
  note?: string | undefined;
  /** What would stand there instead, where there is one answer. */
  expected?: string | undefined;
  /** When it weighs less than the rule's other findings. */
  severity?: Severity;
  /** Mends it, all edits together, where there is one answer that does not change what the document means unsaid. */
  fix?: readonly Edit[] | undefined;
}

/** What is true where rules run, with what a program has ready for them. */
export interface LintEnvironment extends Environment {
  ownSchema?: OwnSchema | undefined;
}

/** The team's own schema of the frontmatter. */
export interface OwnSchema {
  /**
   * @param data The frontmatter.
   * @param fallback Where to show what is about no value that is there.
   */
  check: (data: unknown, positions: ValuePositions, fallback: Position) => Finding[];
  /** @param pointer JSON Pointer to a key: `/tasks/0/team`. */
  declares: (pointer: string) => boolean;
}

/** What a rule may know beside the postmortem. */
export interface RuleContext<Options = Record<string, unknown>> extends LintEnvironment {
  /** The file that the postmortem was read from: its tree, its text, its frontmatter. */
  document: MarkdownDocument;
  settings: Settings;
  options: Options;
  report: (finding: Finding) => void;
}

/** What a rule that looks at all postmortems may know. */
export interface RepositoryContext {
  settings: Settings;
  /** The repository has documents that are not looked at, so nobody knows what is not there. */
  partial: boolean;
  /** @param path The postmortem's. */
  report: (path: string, finding: Finding) => void;
}

/** A rule that a document switches off, and what came of it. */
export interface SwitchOff {
  /** Id of the rule, as written; empty where there is none. */
  rule: string;
  outcome: SwitchOffOutcome;
  /** Of the id, or of the whole comment where there is none. */
  position: Position;
  inFrontmatter: boolean;
  /** Takes it out of the document, where that changes nothing else. */
  removal?: readonly Edit[] | undefined;
}

/**
 * `used`: it took messages away. `unused`: there was nothing to take. `undecided`: nobody knows yet whether there will
 * be. `unknown`: no rule has that name. `locked`: no document may switch it off. `unexplained`: it gives no reason, and
 * does nothing.
 */
export type SwitchOffOutcome = 'used' | 'unused' | 'undecided' | 'unknown' | 'locked' | 'unexplained';

/** What the rule about switch-offs may know. */
export interface SwitchOffContext {
  /** Of every rule. */
  ruleIds: readonly string[];
  report: (finding: Finding) => void;
}

/** One example of a rule: a document, and what is said about it. */
export interface RuleExample {
  /** A sentence; the test is called by it. */
  name: string;
  /** Where the document stands in the repository, where the rule looks at that. */
  path?: string;
  document: string;
  /**
   * `line:column reason` of every message that the document gets from this rule, with `info` or `warn` in front of
   * the reason where it is not the rule's own severity; none when it passes.
   */
  messages: string[];
  /** What is said beside each message on how to mend it, where that depends on the document. */
  notes?: (string | undefined)[];
  /** Options that differ from the defaults. */
  options?: Record<string, unknown>;
  /** What `--fix` makes of the document; absent when it leaves it as it is. */
  fixed?: string;
  /** Settings that differ from the defaults. */
  settings?: Partial<Settings>;
  /** Other files of the repository. Text where they are postmortems. */
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

/** What a rule is given for its options. */
type OptionValues<Options> = {
  [Name in keyof Options]: Options[Name] extends TextsOption ? readonly string[] : number;
};

/** One thing that Casebook checks. The reference page and the tests are made from what stands here. */
export interface Rule {
  /** `kebab-case`; what it looks at comes first. */
  id: string;
  severity: RuleSeverity;
  /** What it says, in one sentence. */
  description: string;
  /** Why that matters to whoever reads the postmortem. */
  reason: string;
  options?: Record<string, RuleOption>;
  /** What `casebook lint --fix` does about it, in one sentence; absent when it has no fix. */
  fix?: string;
  /** No document may suppress it. */
  locked?: true;
  /** Its errors are errors in drafts too. Drafts are written during incidents, so other rules only warn there. */
  strictInDrafts?: true;
  /** Runs on files that cannot be parsed. Any other rule would report that something is missing. */
  runsOnUnreadable?: true;
  examples: RuleExample[];
  checkDocument?: (postmortem: Postmortem, context: RuleContext) => void;
  checkRepository?: (postmortems: readonly Postmortem[], context: RepositoryContext) => void;
  /** Runs when all others have: only then is it known what a document's switch-offs were for. */
  checkSwitchOffs?: (switchOffs: readonly SwitchOff[], context: SwitchOffContext) => void;
}

/** Declare a rule; its options are what `context.options` holds. */
export function defineRule<const Options extends Record<string, RuleOption>>(
  rule: Omit<Rule, 'options' | 'checkDocument'> & {
    options?: Options;
    checkDocument?: (postmortem: Postmortem, context: RuleContext<OptionValues<Options>>) => void;
  },
): Rule {
  // The engine fills in `options` from the declaration, checked against its schema.
  return rule as Rule;
}
