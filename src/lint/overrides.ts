import type { RuleSettings, Settings } from '../settings.ts';
import { globsOfPaths } from '../text/glob.ts';

/**
 * Merge the settings of a repository with the overrides whose globs match a document.
 *
 * @returns The settings by path relative to the root, `/` as separator.
 */
export function settingsByPath(settings: Settings): (path: string) => Settings {
  const overrides = settings.overrides.map(({ files, rules }) => ({
    matches: globsOfPaths(files),
    rules,
  }));
  return (path) => {
    const layers = overrides.filter(({ matches }) => matches(path));
    return layers.length === 0 ? settings : { ...settings, rules: layers.reduce(addRules, settings.rules) };
  };
}

function addRules(
  below: Settings['rules'],
  { rules }: { rules: Record<string, RuleSettings> },
): Record<string, RuleSettings> {
  const merged = Object.entries(rules).map(([id, rule]) => {
    const options = { ...below[id]?.options, ...rule.options };
    return [id, { ...below[id], ...rule, options }];
  });
  return { ...below, ...Object.fromEntries(merged) };
}
