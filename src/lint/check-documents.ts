import type { MarkdownDocument } from '../markdown/document.ts';
import type { Message } from '../message.ts';
import type { LintEnvironment } from '../rule.ts';
import { rulesAcrossDocuments } from '../rules/across-documents.ts';
import type { Settings } from '../settings.ts';
import { addMessages } from './conclude.ts';
import { lintRepository } from './lint.ts';
import { settingsByPath } from './overrides.ts';
import { checkTogether, createChecker, type CheckedDocument } from './run.ts';

/** Read and check parsed documents, each by itself and all together. */
export function checkDocuments(
  documents: readonly MarkdownDocument[],
  settings: Settings,
  environment: LintEnvironment,
): (CheckedDocument & { messages: Message[] })[] {
  const settingsOf = settingsByPath(settings);
  const checkAlone = createChecker(settings, environment, settingsOf);
  const checked = documents.map((document) => checkAlone(document));
  const postmortems = checked.map(({ check }) => check.known);
  const together = lintRepository(postmortems, rulesAcrossDocuments, settings, settingsOf, environment);
  return checked.map((one) => {
    const { path } = one.document;
    const found = together.get(path) ?? [];
    const { messages } =
      addMessages(one.check, found) ?? checkTogether(one.document, found, settings, settingsOf(path), environment);
    return { ...one, messages };
  });
}
