import { styleText } from 'node:util';
import { highlightWords } from '../search/highlight.ts';
import { count } from '../text/count.ts';
import { wrapToWidth } from '../text/display-width.ts';
import { plainText } from '../text/plain-text.ts';
import type { FindReport, FoundEntry, FoundIncident, FoundService, FoundTask } from './report.ts';

/** How the report is shown. */
interface TerminalOptions {
  /** Width of the terminal. */
  columns: number;
  color: boolean;
}

/** Characters of a passage and of an entry. */
const longest = 240;

/** Entries of one kind that are shown; of more, the last ones. */
const mostEntries = 5;

/** What was found, for a person at a terminal. */
export function terminal(report: FindReport, { columns, color }: TerminalOptions): string {
  const { words, incidents, services, tasks, corrections, more, notes } = report;
  const style: Style = (format, text) => (color ? styleText(format, text, { validateStream: false }) : text);
  const width = Math.max(20, columns);
  const page: Page = { width, style, words };
  const corrected = Object.entries(corrections).map(([from, to]) => `nothing has the word ${from}; searched ${to}`);
  const hints = [...corrected, ...notes].flatMap((note) => wrapToWidth(plainText(note), width));
  const blocks = [
    ...(hints.length > 0 ? [hints] : []),
    ...services.map((service) => serviceLines(service, page)),
    ...incidents.map((incident) => incidentLines(incident, page)),
    ...(tasks.length > 0 ? [[style('bold', 'Tasks'), ...tasks.flatMap((task) => taskLines(task, page))]] : []),
    [
      incidents.length + services.length + tasks.length === 0
        ? `Nothing found for ${plainText(report.query)}`
        : countText(report, more),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

interface Page {
  width: number;
  style: Style;
  words: readonly string[];
}

function incidentLines(incident: FoundIncident, page: Page): string[] {
  const { title, path, url, severity, day, services, status, passages, owners, people, missing = [] } = incident;
  const endedAt = new Set(incident.ended.map(({ line }) => line));
  const { width, style } = page;
  const facts = [severity, day, services.join(', '), status.replaceAll('_', ' ')].filter(Boolean).join(' · ');
  const entry = passages.find(({ line }) => line !== undefined);
  return [
    ...wrapToWidth(plainText(title), width).map((line) => style('bold', line)),
    ...wrapToWidth(plainText(facts), width).map((line) => style('dim', line)),
    plainText(entry?.line === undefined ? path : `${path}:${entry.line}`),
    ...(url === undefined ? [] : [plainText(passages[0]?.url ?? url)]),
    ...passages.flatMap(({ name, text }) => labelled(name === '' ? 'Found' : name, text, page)),
    ...labelled('Without', missing.join(', '), page),
    ...entryLines('Ended by', incident.ended, page),
    ...entryLines(
      'Helped',
      incident.helped.filter(({ line }) => !endedAt.has(line)),
      page,
    ),
    ...entryLines('Ruled out', incident.ruledOut, page),
    ...labelled('Service owners', owners.map(({ service, owner }) => `${owner} (${service})`).join(', '), page),
    ...labelled('Roles', people.roles.join(', '), page),
    ...labelled('Authors', people.authors.join(', '), page),
    ...labelled('Task owners', people.taskOwners.join(', '), page),
  ];
}

function serviceLines({ name, aliases, owner, runbook, dashboard, chat, url }: FoundService, page: Page): string[] {
  const { width, style } = page;
  const also = aliases.length > 0 ? `, also called ${aliases.join(', ')}` : '';
  return [
    ...wrapToWidth(plainText(`Service ${name}${also}`), width).map((line) => style('bold', line)),
    ...(url === undefined ? [] : [plainText(url)]),
    ...labelled('Owner', owner ?? '', page),
    // Not wrapped: a terminal makes links of them.
    ...Object.entries({ Runbook: runbook, Dashboard: dashboard, Chat: chat }).flatMap(([title, link]) =>
      link === undefined ? [] : [`  ${title}: ${plainText(link)}`],
    ),
  ];
}

function entryLines(name: string, entries: readonly FoundEntry[], page: Page): string[] {
  const left = entries.length - mostEntries;
  const shown = entries.slice(-mostEntries).flatMap(({ time, kinds, text, line }) => {
    const kind = name === 'Ruled out' ? '' : ` ${kinds.join(', ').replaceAll('_', ' ')}`;
    return labelled(name, `${time}${kind}: ${text} (line ${line})`, page);
  });
  return left > 0 ? [...labelled(name, count(left, 'earlier entry', 'earlier entries'), page), ...shown] : shown;
}

/** `  Helped: …`, with the words that were searched in bold. */
function labelled(name: string, text: string, { width, style, words }: Page): string[] {
  if (text === '') return [];
  const pieces = highlightWords(text, words, longest);
  const shown = plainText(`${name}: ${pieces.map((piece) => piece.text).join('')}`);
  return wrapToWidth(shown, width - 4).map((line, index) => {
    const marked = highlightWords(line, words)
      .map((piece) => (piece.isMatch ? style('bold', piece.text) : piece.text))
      .join('');
    return `${index === 0 ? '  ' : '    '}${marked}`;
  });
}

function taskLines({ title, state, owner, due, incident }: FoundTask, page: Page): string[] {
  const facts = [state, owner, due === undefined ? undefined : `due ${due}`].filter(Boolean).join(', ');
  return labelled(title, `${facts} (${incident.id})`, page);
}

function countText({ incidents, services, tasks }: FindReport, more: number): string {
  const counts = [
    ...(services.length > 0 ? [count(services.length, 'service')] : []),
    ...(incidents.length > 0 ? [count(incidents.length, 'incident')] : []),
    ...(tasks.length > 0 ? [count(tasks.length, 'task')] : []),
  ];
  return `${counts.join(', ')}${more > 0 ? `, and ${more} more: add words, or --limit` : ''}`;
}
