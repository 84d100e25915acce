import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { ExportSource } from './exporter.ts';
import { composeMarkdown } from './markdown.ts';
import { readMarkdownExport } from './read-markdown.ts';
import { withDays } from './timeline-days.ts';

/**
 * The request body of incident.io's action `import_postmortem_document`: the title, and GitHub's Markdown with the timeline
 * in the form that incident.io itself exports.
 *
 * @see https://docs.incident.io/api-reference
 */
export function exportIncidentIo(source: ExportSource): string {
  const { postmortem } = source.reading;
  const { timeline } = postmortem;
  const zone = zoneOf(postmortem);
  // The form has no zone for each entry; if all state theirs, the document states it instead.
  const isAssumed = postmortem.timezoneAssumed && !isStated(timeline);
  const values = isAssumed ? source.values : { ...source.values, timezone: zone };
  const content = composeMarkdown({ ...source, values }, withDays(source, zone));
  const isSame = isDeepStrictEqual(timelineIn(content, source), factsOf(timeline));
  const request = {
    title: postmortem.title ?? postmortem.id,
    content: isSame ? content : composeMarkdown(source, source.body),
  };
  return `${JSON.stringify(request, null, 2)}\n`;
}

/** The zone of the timeline: that of the document, otherwise the one that all entries state. */
function zoneOf({ timeline, timezone, timezoneAssumed }: Postmortem): string {
  const [zone, ...others] = new Set(timeline.map(({ start }) => start.zone));
  return timezoneAssumed && zone !== undefined && others.length === 0 ? zone : timezone;
}

function isStated(timeline: readonly TimelineEntry[]): boolean {
  return timeline.length > 0 && timeline.every(({ start }) => !start.zoneAssumed);
}

/** What has to be the same after an import. */
function factsOf(entries: readonly TimelineEntry[]): unknown[] {
  return entries.map(({ start, end, kinds, thread, text }) => ({
    start: [start.earliest, start.latest, start.precision, start.unknownZone],
    end: end && [end.earliest, end.latest, end.precision, end.unknownZone],
    kinds,
    thread,
    text,
  }));
}

function timelineIn(content: string, { document, settings }: ExportSource): unknown {
  const read = readMarkdownExport(content);
  if (!read) return undefined;
  const text = `---\n${stringify(read.frontmatter)}---\n${read.body}`;
  return factsOf(readPostmortem(parseMarkdown({ path: document.path, text }), settings).postmortem.timeline);
}
