import { readCsv } from '../../text/csv.ts';
import { ImportError, type SourceFile } from '../draft.ts';
import { readData } from '../source-data.ts';
import { type Issue, issueFile } from './schemas.ts';

/** A row of the export "CSV (all fields)", with times that have no zone. */
export interface CsvIssue {
  issue: Issue;
  /** As the export has it: `15/Jun/24 10:30 AM`, in the time zone of the user who exported it. */
  created: string | undefined;
  resolved: string | undefined;
}

/** Whether a file has the columns that no other tool has. */
export function isJiraCsv({ text }: SourceFile): boolean {
  const head =
    text
      .replace(/^\uFEFF/, '')
      .slice(0, 20_000)
      .split(/\r?\n/, 1)[0] ?? '';
  return /(?:^|[,;])"?Issue key"?[,;]/i.test(`${head},`) && /(?:^|[,;])"?Summary"?[,;]/i.test(`${head},`);
}

/**
 * Rows of the export as issues of the API. A column appears once for each value of an issue that has most of them.
 *
 * @throws {ImportError} For a row without a key or a summary.
 */
export function issuesOfCsv(file: SourceFile): CsvIssue[] {
  const [head = [], ...rows] = rowsOf(file);
  const filled = rows.flatMap((row, index) => (row.some(Boolean) ? [{ row, number: index + 2 }] : []));
  if (filled.length === 0) throw new ImportError(file.path, 'Missing a row, expected one for each issue');
  return filled.map(({ row, number }) => {
    const all = (...names: string[]): string[] =>
      head.flatMap((name, column) => (names.includes(name) && row[column] ? [row[column]] : []));
    const one = (...names: string[]): string | undefined => all(...names)[0];
    for (const name of ['Issue key', 'Summary']) {
      if (!one(name)) throw new ImportError(file.path, `Missing \`${name}\` in row ${number}`);
    }
    const named = (value: string | undefined) => (value === undefined ? undefined : { name: value });
    const custom = head.flatMap((name, column) => {
      const title = /^Custom field \((.+)\)$/.exec(name)?.[1];
      return title && row[column] ? [{ key: `customfield_${column}`, title, value: row[column] }] : [];
    });
    const data = {
      key: one('Issue key'),
      names: Object.fromEntries(custom.map(({ key, title }) => [key, title])),
      fields: {
        summary: one('Summary'),
        description: one('Description'),
        environment: one('Environment'),
        priority: named(one('Priority')),
        status: named(one('Status')),
        issuetype: named(one('Issue Type')),
        components: all('Component/s', 'Components').map((name) => ({ name })),
        labels: all('Labels').flatMap((labels) => labels.split(' ')),
        assignee: named(one('Assignee')),
        reporter: named(one('Reporter')),
        comment: { comments: all('Comment').map(commentOf) },
        ...Object.fromEntries(custom.map(({ key, value }) => [key, value])),
      },
    };
    return { issue: readData({ ...file, data }, issueFile), created: one('Created'), resolved: one('Resolved') };
  });
}

function rowsOf({ path, text }: SourceFile): string[][] {
  const rows = readCsv(text);
  if (typeof rows === 'number') throw new ImportError(path, `Unexpected quotation mark in row ${rows}`);
  return rows;
}

/** `15/Jun/24 10:40 AM;eli;Tray 2` */
function commentOf(text: string) {
  const [, time, author, body = text] = /^([^;]*\d:\d\d[^;]*);([^;]*);(.*)$/s.exec(text) ?? [];
  return { body, time, author: author ? { name: author } : undefined };
}
