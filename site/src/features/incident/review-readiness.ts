import { hasSection, isSummary } from '../../../../src/analysis/sections.ts';
import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { DocumentHtml } from '../../../../src/publish/renderer.ts';

/** What a draft needs before its review. */
export interface ReviewNeeds {
  /** All of it, as the schema and the rule `section-missing` will ask for it: `a severity`, `a root cause`. */
  words: string[];
  /** The missing sections. */
  sections: string[];
}

/**
 * @param sections The sections that the team requires, besides a root cause.
 * @returns Empty lists for a document that is not a draft.
 */
export function reviewNeeds(incident: Incident, html: DocumentHtml, sections: readonly string[]): ReviewNeeds {
  const { status, severity, services, duration, impact, rootCause, contributingFactors, tasks, lang } = incident;
  if (status !== 'draft') return { words: [], sections: [] };
  const hasCause = rootCause.summary !== undefined || contributingFactors.length > 0;
  const unfinished = tasks.filter((task) => task.outstanding && task.ticket === undefined && !(task.owner && task.due));
  const headings = html.headings.map(({ text }) => text);
  // The page has the text of the prose only as HTML.
  const outline = { lang, headings, hasOpening: /^<(?:p|blockquote)\b/.test(html.prose) };
  const missing = sections.filter((section) => !hasSection(section, outline));
  const words = [
    severity === undefined && 'a severity',
    services.length === 0 && 'the affected services',
    duration.length === 0 && 'a duration',
    !impact.none && impact.summary === undefined && 'an impact summary',
    !hasCause && 'a root cause',
    ...missing.map((section) => (isSummary(section) ? 'a summary' : `a section “${section}”`)),
    tasks.length === 0 && 'tasks, or an empty list of them',
    unfinished.length > 0 &&
      `an owner and a date for ${unfinished.length === 1 ? 'one task' : `${unfinished.length} tasks`}`,
  ];
  return {
    words: words.filter((word) => word !== false),
    sections: [...missing, ...(hasCause || hasSection('cause', outline) ? [] : ['Root cause'])],
  };
}
