import { dateOf, type ExportSource } from './exporter.ts';

/** The export as JSON. `docs/export.md` documents it. */
export interface JsonExport {
  format: typeof jsonFormat;
  /** Of this format. */
  version: 1;
  /** The file name without `.md`. */
  id: string;
  /** `YYYY-MM-DD` that the file is named by. */
  date?: string;
  /** As written. */
  frontmatter: Record<string, unknown>;
  /** The Markdown below the frontmatter, byte for byte. */
  body: string;
  /** As Casebook reads it: times as moments in UTC, short forms expanded, tasks and timeline out of the body. */
  postmortem: unknown;
}

export const jsonFormat = 'casebook-postmortem';

/** A postmortem as JSON: as written, and as Casebook reads it. */
export function exportJson(source: ExportSource): string {
  return `${JSON.stringify(jsonOf(source), null, 2)}\n`;
}

/** The same as an element of a page. */
export function dataInPage(source: ExportSource): string {
  // `<` would end the element.
  const data = JSON.stringify(jsonOf(source)).replaceAll('<', String.raw`\u003c`);
  return `<script type="application/json" id="${jsonFormat}">${data}</script>`;
}

/** The JSON in a page; `undefined` in any other text. */
export function readDataInPage(text: string): string | undefined {
  return new RegExp(`<script type="application/json" id="${jsonFormat}">(.*?)</script>`, 's').exec(text)?.[1];
}

function jsonOf({ reading, values, body }: ExportSource): JsonExport {
  const { postmortem } = reading;
  const date = dateOf(postmortem);
  return {
    format: jsonFormat,
    version: 1,
    id: postmortem.id,
    ...(date !== undefined && { date }),
    frontmatter: values,
    body,
    postmortem,
  };
}
