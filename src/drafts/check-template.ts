import { location } from 'vfile-location';
import { createChecker, type CheckedFile } from '../lint/run.ts';
import { byPosition } from '../lint/report.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import type { Position } from '../position.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { placeholderValues, type DraftValues } from './draft-values.ts';
import { unknownPlaceholders } from './fill-template.ts';
import { fillTemplate } from './make-draft.ts';
import { placeOf } from './place.ts';

/** Names of the placeholders that a template may have. */
export const placeholders = Object.keys(placeholderValues({ title: '', date: '', id: '', services: [], authors: [] }));

/**
 * Check a template: its placeholders are known, and a draft that is made from it is clean when only its title is given.
 * The messages are at their positions in the template.
 *
 * @param source The template, without a byte order mark, and its path relative to the root.
 */
export function checkTemplate(
  source: { path: string; text: string },
  settings: Settings,
  environment: LintEnvironment,
): CheckedFile {
  const { path, text } = source;
  const places = location(text);
  const positionAt = (start: number, end: number): Position => ({ start: pointAt(start), end: pointAt(end) });
  const pointAt = (offset: number) => {
    const { line = 1, column = 1 } = places.toPoint(Math.min(offset, text.length)) ?? {};
    return { line, column, offset };
  };
  const unknown = unknownPlaceholders(text, placeholders).map(({ text: found, offset, meant }): Message => ({
    ruleId: 'placeholder',
    severity: 'error',
    reason: `Unexpected placeholder \`${found}\`, expected ${meant === undefined ? 'one that a value belongs to' : `\`{{${meant}}}\``}`,
    place: positionAt(offset, offset + found.length),
    note: `A template may use ${placeholders.map((name) => `\`{{${name}}}\``).join(', ')}.`,
  }));
  const date = environment.now.slice(0, 10);
  const id = `${date}-new-incident`;
  const values: DraftValues = {
    title: 'A new incident',
    date,
    id,
    services: [],
    authors: ['author'],
    ...(settings.timezone === undefined && { timezone: 'UTC' }),
  };
  const draft = placeOf(`${id}.md`, settings) ?? `${id}.md`;
  const filled = fillTemplate(text, draft, values);
  // A template is for drafts, whatever status documents are checked as.
  const { asStatus: _asStatus, ...asDraft } = environment;
  const check = createChecker(settings, asDraft, () => settings);
  const { messages, entries, tasks } = check(parseMarkdown({ path: draft, text: filled.text })).check;
  const found = messages.map(({ ruleId, severity, reason, place, note, url }): Message => ({
    ruleId,
    severity,
    reason,
    place: positionAt(filled.toTemplate(place.start.offset), filled.toTemplate(place.end.offset)),
    ...(note !== undefined && { note }),
    ...(url !== undefined && { url }),
  }));
  return { path, source, entries, tasks, suppressed: [], messages: [...unknown, ...found].toSorted(byPosition) };
}
