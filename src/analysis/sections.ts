import { isEnglish } from '../text/language.ts';

/** The parts of a write-up that decide which sections it has. */
export interface Outline {
  /** BCP 47. */
  lang: string;
  /** Texts of the headings, without the title. */
  headings: readonly string[];
  /** Prose comes before the first section. One in four public write-ups begins with such a summary. */
  hasOpening: boolean;
}

/** Synonyms found in 100 public write-ups, and elsewhere. */
const summaryNames = [
  'summary',
  'overview',
  'abstract',
  'synopsis',
  'tl;dr',
  'tldr',
  'what happened',
  'background',
  'description',
  'introduction',
  'at a glance',
  'in brief',
  'in short',
];

/**
 * Whether a write-up has a section, by a text that its heading contains, in any case.
 *
 * A summary may also have another name, or no heading above the first section. Other languages have other names for
 * it, which only the configuration knows, so that there it is never missing.
 */
export function hasSection(section: string, { lang, headings, hasOpening }: Outline): boolean {
  if (!isSummary(section)) return containsAny(headings, [section]);
  return !isEnglish(lang) || hasOpening || containsAny(headings, summaryNames);
}

/** Whether a section that the configuration asks for is the summary. */
export function isSummary(section: string): boolean {
  return section.toLowerCase() === 'summary';
}

function containsAny(headings: readonly string[], names: readonly string[]): boolean {
  return headings.some((heading) => names.some((name) => heading.toLowerCase().includes(name.toLowerCase())));
}
