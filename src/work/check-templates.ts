import { checkTemplate } from '../drafts/check-template.ts';
import { readTemplate } from '../host/find-templates.ts';
import type { CheckedFile } from '../lint/run.ts';
import type { CheckSetup } from './check.ts';

/**
 * Check the templates that a configuration names.
 *
 * @returns Those with messages.
 * @throws {UserError} If a template cannot be read.
 */
export function checkTemplates({ root, settings, environment }: CheckSetup): CheckedFile[] {
  const files = new Set(settings.templates?.map(({ file }) => file));
  return [...files]
    .map((file) => checkTemplate({ path: file, text: readTemplate(root, file) }, settings, environment))
    .filter(({ messages }) => messages.length > 0);
}
