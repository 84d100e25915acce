import type { Settings } from '../settings.ts';
import { isSameWord } from '../text/typo.ts';
import type { CorrectedData } from './correction.ts';
import { fixTypo, replaceWord } from './fix-typo.ts';
import type { SchemaFinding } from './finding.ts';
import { valueAt } from './wording.ts';
import { explainChoice } from './wrong-value.ts';

/** The JSON Schema accepts any text, since each team configures its own scale. */
export function checkSeverity({ data, positions }: CorrectedData, text: string, settings: Settings): SchemaFinding[] {
  const names = settings.severities.map(({ name }) => name);
  const known = [...names, ...settings.severities.flatMap(({ aliases }) => aliases)];
  const severity = valueAt(data, '/severity');
  const position = positions['/severity']?.value;
  if ((typeof severity !== 'string' && typeof severity !== 'number') || severity === '' || !position) return [];
  const written = String(severity).trim();
  if (typeof severity === 'string' && known.includes(written)) return [];
  const finding = explainChoice('`severity`', written, names, position);
  const same = known.find((name) => isSameWord(name, written)) ?? severityNumbered(written, names);
  const meant = same ?? finding.expected;
  if (meant === undefined) return [finding];
  const edits = (same === undefined ? fixTypo : replaceWord)(text, position, meant);
  const correction = edits && { edits, pointer: '/severity', value: meant };
  return [{ ...finding, note: `Did you mean \`${meant}\`?`, expected: meant, correction }];
}

/** `2`, `S2`, `Sev 2`, `Severity-2`: the only severity with this number. */
function severityNumbered(written: string, names: readonly string[]): string | undefined {
  const [, number] = /^(?:s|sev|severity)?[ _:#-]*(\d)$/i.exec(written) ?? [];
  const numbered = names.filter((name) => number !== undefined && /\d+$/.exec(name)?.[0] === number);
  return numbered.length === 1 ? numbered[0] : undefined;
}
