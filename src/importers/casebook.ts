import * as v from 'valibot';
import { jsonFormat, readDataInPage } from '../exporters/json.ts';
import { readMarkdownExport, type MarkdownExport } from '../exporters/read-markdown.ts';
import { asMap } from '../postmortem/coerce.ts';
import { ImportError, type Draft, type Importer, type SourceFile } from './draft.ts';
import { pointerOf } from './source-data.ts';

/** Reads what `casebook export` wrote, in each of its formats. Everything in it was read, and nothing inferred. */
export const casebook: Importer = {
  name: 'casebook',
  recognises: (file) => isJson(file) || markdownOf(file) !== undefined,
  read: (files) => files.map(toDraft),
};

function toDraft(file: SourceFile): Draft {
  const { frontmatter, body, date } = markdownOf(file) ?? readJson(file);
  return {
    frontmatter,
    body,
    ...(date !== undefined && { date }),
    sources: [file.path],
    inferences: [],
    contradictions: [],
    unmapped: [],
    isCanonical: true,
  };
}

/** An export in Markdown, or one in the form that incident.io takes, whose content is Markdown. */
function markdownOf({ text, data }: SourceFile): MarkdownExport | undefined {
  const { title, content } = asMap(data);
  if (typeof title === 'string' && typeof content === 'string') return readMarkdownExport(content);
  return data === undefined ? readMarkdownExport(text) : undefined;
}

function isJson({ text, data }: SourceFile): boolean {
  return asMap(data).format === jsonFormat || (data === undefined && readDataInPage(text) !== undefined);
}

/** The value of a JSON file, or of the JSON in a page. */
function jsonIn({ path, text, data }: SourceFile): unknown {
  const inside = data === undefined ? readDataInPage(text) : undefined;
  if (inside === undefined) return data;
  try {
    return JSON.parse(inside);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ImportError(path, `Expected JSON in the page: ${error.message.replaceAll(/\s+/g, ' ')}`);
  }
}

const jsonExport = v.looseObject({
  version: v.literal(1, 'Expected version 1'),
  date: v.optional(v.pipe(v.string(), v.isoDate('Expected a date'))),
  frontmatter: v.custom<Record<string, unknown>>(isMapping, 'Expected a mapping'),
  body: v.string('Expected a string'),
});

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(file: SourceFile): MarkdownExport {
  const { output, issues, success } = v.safeParse(jsonExport, jsonIn(file));
  if (success) {
    const { frontmatter, body, date } = output;
    return { frontmatter, body, ...(date !== undefined && { date }) };
  }
  const [{ message, path = [] }] = issues;
  throw new ImportError(file.path, `${message} at ${pointerOf(path) || '/'}`);
}
