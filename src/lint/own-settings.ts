import type { Settings } from '../settings.ts';

/** The settings of a repository as they apply to one document, by its path relative to the root. */
export type SettingsOf = (path: string) => Settings;

/** Prepare the settings of documents. What reads globs is loaded only where there are overrides. */
export async function loadSettingsOf(settings: Settings): Promise<SettingsOf> {
  if (settings.overrides.length === 0) return () => settings;
  const { settingsByPath } = await import('./overrides.ts');
  return settingsByPath(settings);
}
