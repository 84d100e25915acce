import type { Settings } from '../../settings.ts';
import type { DraftFrontmatter, Inference } from '../draft.ts';
import type { LabelledPart } from './parts.ts';
import {
  firstSentences,
  readDetectionMethod,
  readNames,
  readPeople,
  readPercentAffected,
  readSeverity,
  readStatus,
} from './values.ts';

/** What the labelled parts of a write-up say, without its times. */
export interface Facts {
  frontmatter: DraftFrontmatter;
  inferences: Inference[];
  contradictions: string[];
}

/** Fill the frontmatter from labelled parts. The first part of a kind wins, lines before sections. */
export function readFacts(parts: readonly LabelledPart[], settings: Settings): Facts {
  const inferences: Inference[] = [];
  const first = (field: LabelledPart['field']): LabelledPart | undefined =>
    parts.find((part) => part.field === field && part.form === 'line') ?? parts.find((part) => part.field === field);
  const [severity, contradictions] = severityIn(parts, settings, inferences);
  if (contradictions.length > 0)
    inferences.push({ pointer: '/severity', reason: 'the text states another one as well' });
  const status = readStatus(first('status')?.text ?? '');
  if (status !== undefined)
    inferences.push({ pointer: '/status', reason: `from the words "${first('status')?.text}"` });
  const services = namesIn(first('services'));
  const tags = namesIn(first('tags'));
  const authors = readPeople(first('authors')?.text ?? '');
  const reviewers = readPeople(first('reviewers')?.text ?? '');
  const links = parts.filter(({ field }) => field === 'links').flatMap(({ urls }) => urls);
  const cause = first('root_cause');
  const factors = factorsIn(first('contributing_factors'));
  const roles = rolesIn(parts);
  return {
    frontmatter: {
      ...(status !== undefined && { status }),
      ...(severity !== undefined && { severity }),
      ...(services.length > 0 && { services }),
      ...impactIn(first('impact'), inferences),
      ...detectionIn(first('detection'), inferences),
      ...(cause && { root_cause: firstSentences(cause.text) }),
      ...(factors.length > 0 && { contributing_factors: factors }),
      ...(authors.length > 0 && { authors }),
      ...(reviewers.length > 0 && { reviewers }),
      ...(Object.keys(roles).length > 0 && { roles }),
      ...(tags.length > 0 && { tags }),
      ...(links.length > 0 && { links: [...new Set(links)] }),
    },
    inferences,
    contradictions,
  };
}

function severityIn(
  parts: readonly LabelledPart[],
  { severities }: Settings,
  inferences: Inference[],
): [string | undefined, string[]] {
  const texts = parts.filter(({ field }) => field === 'severity').map(({ text }) => text);
  const found = texts.map((text) => readSeverity(text, severities)).filter((name) => name !== undefined);
  if (found.length === 0) {
    // `Severity: 2`; `Priority: 2` is not always the same.
    const number = texts.find((text) => /^\d$/.test(text));
    const severity = number === undefined ? undefined : readSeverity(`sev${number}`, severities);
    if (severity !== undefined) inferences.push({ pointer: '/severity', reason: `from the number ${number}` });
    return [severity, []];
  }
  const [severity, other] = new Set(found);
  return [severity, other === undefined ? [] : [`severity is both ${severity} and ${other}`]];
}

function namesIn(part: LabelledPart | undefined): string[] {
  return part ? readNames(part.text, part.items) : [];
}

function impactIn(part: LabelledPart | undefined, inferences: Inference[]): Pick<DraftFrontmatter, 'impact'> {
  if (!part) return {};
  const summary = firstSentences(part.text);
  const percent = readPercentAffected(part.text);
  if (!percent) return { impact: summary };
  inferences.push({ pointer: '/impact/percent_affected', reason: 'from the words of the impact' });
  return { impact: { summary, percent_affected: percent } };
}

function detectionIn(part: LabelledPart | undefined, inferences: Inference[]): Pick<DraftFrontmatter, 'detection'> {
  if (!part) return {};
  const method = readDetectionMethod(firstSentences(part.text));
  const source = part.form === 'line' && part.text.length <= longestSource ? part.text.replace(/\.$/, '') : undefined;
  if (method !== undefined) inferences.push({ pointer: '/detection/method', reason: 'from the words on detection' });
  if (method === undefined && source === undefined) return {};
  return { detection: { ...(method !== undefined && { method }), ...(source !== undefined && { source }) } };
}

/** A source is a name, not a story. */
const longestSource = 80;

function factorsIn(part: LabelledPart | undefined): string[] {
  const factors = part?.items ?? (part?.form === 'line' ? [part.text] : []);
  return factors.map(firstSentences).filter(Boolean);
}

function rolesIn(parts: readonly LabelledPart[]): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  for (const { field, text, form } of parts) {
    const role = field.startsWith('roles/') ? field.slice('roles/'.length) : undefined;
    // A section on communications tells what was said to whom.
    if (role === undefined || form !== 'line') continue;
    const people = readPeople(text);
    if (people.length > 0) roles[role] ??= people;
  }
  return roles;
}
