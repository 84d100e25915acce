import type { WrittenFile } from '../host/write-if-changed.ts';
import type { DocumentCheck } from '../lint/run.ts';
import type { Source } from '../markdown/source.ts';
import type { DocumentPage } from '../publish/document-page.ts';
import type { PageLocals } from '../publish/plan.ts';
import type { Frame } from '../publish/renderer.ts';
import type { RecordFacts } from '../publish/stored-record.ts';
import type { LintEnvironment, Questions } from '../rule.ts';
import type { Settings } from '../settings.ts';

/** What a thread needs for its jobs. */
export interface WorkSetup {
  /** Absolute path of the repository's root. */
  root: string;
  settings: Settings;
  /** The present, as an ISO 8601 instant in UTC. */
  now: string;
  /** The team's own schema, see `CustomSchema.text`. */
  schemaText?: string | undefined;
  /** Check documents as if they had reached this status. */
  asStatus?: LintEnvironment['asStatus'];
  /** Path of a document's page in the site, by its path in the repository. */
  pages: ReadonlyMap<string, string>;
  /** Paths of documents that the site must not name, in lower case. */
  hidden: ReadonlySet<string>;
}

/**
 * - `check`: what lint reports about a document by itself.
 * - `page`: the same, and what the site shows of it.
 * - `know`: what rules across documents know of a document that is not reported.
 */
export type DocumentTask = 'check' | 'page' | 'know';

export interface DocumentJob {
  task: DocumentTask;
  sources: readonly Source[];
}

/** What came of a document, and what it depends on besides the document and the settings. */
export interface DocumentResult {
  check: DocumentCheck;
  questions: Questions;
  /** Of the task `page`. */
  page?: Omit<DocumentPage, 'incident'> & { record: RecordFacts };
}

/** A result as text, so that it goes to another thread and into a file as it is. */
export interface WrittenResult {
  /** A `DocumentResult` as JSON. */
  result: string;
  /** Of the task `page`. */
  content?: PageContent;
}

/** What only some of the pages need of a document, as JSON. */
export interface PageContent {
  /** An `UnnamedIncident`. */
  incident: string;
  /** A `DocumentHtml`. */
  html: string;
  /** A `SearchRecord`. */
  record: string;
  /** Not JSON: see `termsOfRecord`. */
  terms: string;
}

export interface RenderJob {
  task: 'render';
  frame: Frame;
  pages: readonly RenderedPage[];
}

/** Everything that a page is rendered from besides the frame. */
export interface PageInput {
  locals: PageLocals;
  /** The `DocumentHtml` of its document as JSON. */
  html?: string;
}

/** A page to render. */
export interface RenderedPage extends PageInput {
  /** Absolute path of the file to write. */
  aside: string;
  /** Absolute path of a file that may be the same. */
  present?: string;
}

/** One for each page. */
export type RenderResult = WrittenFile;

export type Job = DocumentJob | RenderJob;
