import type { Settings, TemplateSettings } from '../settings.ts';
import { isSameWord } from '../text/typo.ts';

/** What a template is chosen by. */
export interface TemplateUse {
  /** Name of the severity. */
  severity?: string | undefined;
  kind?: string | undefined;
}

/** The first template that is meant for an incident. */
export function chooseTemplate(
  templates: readonly TemplateSettings[],
  { severity, kind = 'incident' }: TemplateUse,
  { severities }: Settings,
): string | undefined {
  const names = severities.find(({ name }) => name === severity);
  const isMeant = ({ severities: wanted, kinds }: TemplateSettings): boolean =>
    (wanted === undefined || wanted.some((one) => one === severity || names?.aliases.includes(one))) &&
    (kinds === undefined || kinds.includes(kind));
  return templates.find(isMeant)?.file;
}

/**
 * Templates by their names, where none is configured: `_template.md`, `template-security.md`, `postmortem-template.sev1.md`.
 * Those for a severity or a kind come first.
 *
 * @param files Paths relative to the root, in order of preference.
 */
export function templatesByName(
  files: readonly string[],
  kinds: readonly string[],
  { severities }: Settings,
): TemplateSettings[] {
  const found = files.flatMap((file): TemplateSettings[] => {
    const match = /(?:^|\/)_?(?:(?:postmortem|post-mortem|incident)[-_.])?template(?:[-_.](.+))?\.md$/i.exec(file);
    if (!match) return [];
    const use = match[1];
    if (use === undefined) return [{ file }];
    const kind = kinds.find((one) => isSameWord(one, use));
    const severity = severities.find(({ name, aliases }) => [name, ...aliases].some((one) => isSameWord(one, use)));
    if (kind !== undefined) return [{ file, kinds: [kind] }];
    return severity ? [{ file, severities: [severity.name] }] : [];
  });
  const isSpecial = ({ severities: some, kinds: kind }: TemplateSettings): boolean =>
    some !== undefined || kind !== undefined;
  return [...found.filter(isSpecial), ...found.filter((template) => !isSpecial(template))];
}
