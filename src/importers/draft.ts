import type { PostmortemFrontmatter } from '../postmortem/frontmatter.ts';
import type { WrittenDuration } from '../time/duration.ts';

/** A postmortem that is made from another document, before it is written. */
export interface Draft {
  /** Values that the source states or lets infer. Anything else is absent. */
  frontmatter: DraftFrontmatter;
  /** Markdown below the frontmatter. */
  body: string;
  /** `YYYY-MM-DD` that the file is named by; absent if the source gives no day. */
  date?: string;
  /** The files that it was made from. */
  sources: string[];
  /** Values and entries that a human has to compare with the source. */
  inferences: Inference[];
  /** Statements of the source that exclude each other, each as a sentence. They are kept as they are. */
  contradictions: string[];
  /** The length of the incident, where the source states it in words. */
  length?: WrittenDuration;
  /** What the source says that has no place in a postmortem, each as its name there: `custom field "Region"`. */
  unmapped: string[];
  /** It comes from a document of Casebook, which stays as its author wrote it. */
  isCanonical?: true;
}

/** Keys that only the source knows begin with `x_`. */
export type DraftFrontmatter = Partial<PostmortemFrontmatter> & { [key: `x_${string}`]: unknown };

/** A value that was inferred rather than read. It is marked with `casebook: check` until a human has looked. */
export interface Inference {
  /** JSON Pointer into the frontmatter, `/duration/start`; `/timeline` for marks within the timeline. */
  pointer: string;
  /** From what, in a few words: `from the day of the first entry`. */
  reason: string;
}

/** A file of the source. */
export interface SourceFile {
  /** As the user named it, or relative to a folder that they named; `/` as separator. */
  path: string;
  text: string;
  /** The parsed content of a JSON file. */
  data?: unknown;
}

/** A file that nothing was made from. */
export interface Unread {
  path: string;
  reason: string;
}

/** Wishes of the user. */
export interface ImportOptions {
  /** Name of the reaction that marks the messages of a Slack channel that become entries, without colons. */
  reaction?: string;
}

/** Reads what one tool exports. Pure: no network, no files of its own. */
export interface Importer {
  /** The value of `--from`. */
  name: string;
  /** Whether the content of a file is this tool's. Two importers never claim one file. */
  recognises: (file: SourceFile) => boolean;
  /**
   * Make one draft of each incident. Files that belong to one incident are joined.
   *
   * @throws {ImportError} For a file that cannot be read, with the place in it.
   */
  read: (files: readonly SourceFile[], options: ImportOptions) => Draft[];
}

/** A file that an importer cannot read. */
export class ImportError extends Error {
  readonly path: string;

  /** @param message What is wrong and where: `Expected a string at /incident/name`. */
  constructor(path: string, message: string) {
    super(message);
    this.name = 'ImportError';
    this.path = path;
  }
}
