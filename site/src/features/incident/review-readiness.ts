import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { DocumentHtml } from '../../../../src/publish/renderer.ts';

/** What a draft still needs before it can be reviewed. */
export interface Needs {
  /** All of it, as the schema and the rule `section-missing` will ask for it: `a severity`, `a root cause`. */
  words: string[];
  /** The sections that nobody has begun. */
  sections: string[];
}

/**
 * @param sections What the team expects of every write-up, beside a root cause.
 * @returns Empty for what is no draft.
 */
export function needsOf(incident: Incident, html: DocumentHtml, sections: readonly string[]): Needs {
  const { status, severity, services, duration, impact, rootCause, contributingFactors, tasks } = incident;
  if (status !== 'draft') return { words: [], sections: [] };
  const hasCause = rootCause.summary !== undefined || contributingFactors.length > 0;
  const unfinished = tasks.filter((task) => task.outstanding && task.ticket === undefined && !(task.owner && task.due));
  const missing = sections.filter((section) => !isWritten(section, incident, html));
  const words = [
    severity === undefined && 'a severity',
    services.length === 0 && 'the services that were hit',
    duration.length === 0 && 'a duration',
    !impact.none && impact.summary === undefined && 'a sentence about its impact',
    !hasCause && 'a root cause',
    ...missing.map((section) => (section.toLowerCase() === 'summary' ? 'a summary' : `a section “${section}”`)),
    tasks.length === 0 && 'tasks, or an empty list of them',
    unfinished.length > 0 &&
      `an owner and a date for ${unfinished.length === 1 ? 'one task' : `${unfinished.length} tasks`}`,
  ];
  return {
    words: words.filter((word) => word !== false),
    sections: [...missing, ...(hasCause || isNamed('cause', html) ? [] : ['Root cause'])],
  };
}

/** What is called a summary may also stand at the top without a heading, and has other names that the rule knows. */
function isWritten(section: string, { lang }: Incident, html: DocumentHtml): boolean {
  if (section.toLowerCase() !== 'summary') return isNamed(section, html);
  const names = ['summary', 'overview', 'abstract', 'synopsis', 'tl;dr', 'tldr'];
  return !/^en\b/i.test(lang) || /^<(?:p|blockquote)\b/.test(html.prose) || names.some((name) => isNamed(name, html));
}

function isNamed(section: string, { headings }: DocumentHtml): boolean {
  return headings.some(({ text }) => text.toLowerCase().includes(section.toLowerCase()));
}
