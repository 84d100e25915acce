import { defaultSettings } from '../../src/config/defaults.ts';
import type { ExportSource } from '../../src/exporters/exporter.ts';
import type { ExportFormat } from '../../src/exporters/formats.ts';
import { exporters } from '../../src/exporters/index.ts';
import { casebook } from '../../src/importers/casebook.ts';
import type { SourceFile } from '../../src/importers/draft.ts';
import { writeDraft } from '../../src/importers/write-draft.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { asMap } from '../../src/postmortem/coerce.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Settings } from '../../src/settings.ts';

/** A document as exporters take it. */
export function exportSource(
  text: string,
  path = 'postmortems/2024-03-01-a.md',
  settings: Settings = defaultSettings,
): ExportSource {
  const document = parseMarkdown({ path, text });
  const end = document.frontmatter?.position.end.offset ?? 0;
  return {
    document,
    reading: readPostmortem(document, settings),
    values: asMap(document.frontmatter?.data),
    body: end === 0 ? document.text : document.text.slice(end).replace(/^(?:\r\n|\r|\n)/, ''),
    settings,
    places: { imageAt: (url) => `data:${url}`, linkTo: (url) => url },
  };
}

/** The text of a document that was exported and imported again. */
export function roundTrip(source: ExportSource, format: ExportFormat): string {
  const text = exporters[format](source);
  const isJson = format === 'json' || format === 'incident-io';
  const file: SourceFile = { path: `a.${format}`, text, ...(isJson && { data: JSON.parse(text) }) };
  if (!casebook.recognises(file)) throw new Error(`is not recognised:\n${text}`);
  const [draft] = casebook.read([file], {});
  if (!draft) throw new Error('was not read');
  return writeDraft(draft);
}

/**
 * What a document says, without where it says it.
 *
 * @param withForm Whether to keep how its times are written, and where their zone is stated.
 */
export function saidBy(
  { document: { path }, settings }: ExportSource,
  text: string,
  { withForm = true } = {},
): unknown {
  const document = parseMarkdown({ path, text });
  const { postmortem } = readPostmortem(document, settings);
  const own = Object.entries(asMap(document.frontmatter?.data)).filter(([key]) => key.startsWith('x_'));
  const places = ['positions', 'sections', 'otherForms', 'timelineHeadings', 'unnamedTimeline', 'looseItems'];
  const dropped = new Set([...places, 'position', 'timePosition', 'pointer', 'sequence', ...(withForm ? [] : forms)]);
  const entries = postmortem.timeline.map(({ text: said, ...entry }) => ({ ...entry, said }));
  const whole = { ...postmortem, timeline: entries, own: Object.fromEntries(own) };
  return JSON.parse(JSON.stringify(whole, (key, value: unknown) => (dropped.has(key) ? undefined : value)));
}

const forms = ['text', 'statedDate', 'zone', 'zoneAssumed', 'timezoneAssumed'];
