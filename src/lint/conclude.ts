import type { MarkdownDocument } from '../markdown/document.ts';
import type { Source } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { LintEnvironment } from '../rule.ts';
import { rulesAcrossDocuments } from '../rules/across-documents.ts';
import type { Settings } from '../settings.ts';
import { lintRepository } from './lint.ts';
import { loadSettingsOf } from './own-settings.ts';
import { byPosition } from './report.ts';
import type { CheckedFile, checkTogether, DocumentCheck, DocumentMessages, Run } from './run.ts';

/**
 * Bring together what was found in each document with what the rules across documents find.
 *
 * @param others Further documents, which the rules across documents know but which are not reported.
 * @param parse Called for the few documents that suppress what is found across documents.
 */
export async function conclude(
  checked: readonly { source: Source; check: DocumentCheck }[],
  others: readonly KnownPostmortem[],
  settings: Settings,
  environment: LintEnvironment,
  parse: (source: Source) => Promise<MarkdownDocument>,
): Promise<Run> {
  const settingsOf = await loadSettingsOf(settings);
  const postmortems = [...checked.map(({ check }) => check.known), ...others];
  const across = lintRepository(postmortems, rulesAcrossDocuments, settings, settingsOf, environment);
  const files: CheckedFile[] = [];
  for (const { source, check } of checked) {
    const { path } = source;
    const { entries, tasks } = check;
    const found = across.get(path) ?? [];
    const together =
      addMessages(check, found) ??
      (await checkAgain(await parse(source), found, settings, settingsOf(path), environment));
    files.push({ path, source, entries, tasks, ...together });
  }
  return { files, notes: [] };
}

/** Few documents need it, and it loads all rules. */
async function checkAgain(...parameters: Parameters<typeof checkTogether>): Promise<DocumentMessages> {
  const run = await import('./run.ts');
  return run.checkTogether(...parameters);
}

/**
 * Messages of a document, together with what was found across documents.
 *
 * @returns `undefined` if the document suppresses some of it, and has to be checked again.
 */
export function addMessages(
  { messages, suppressed, suppressedRules }: DocumentCheck,
  found: readonly Message[],
): DocumentMessages | undefined {
  if (found.some(({ ruleId }) => suppressedRules.includes(ruleId))) return undefined;
  return { messages: found.length === 0 ? messages : [...messages, ...found].toSorted(byPosition), suppressed };
}
