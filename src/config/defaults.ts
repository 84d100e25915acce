import type { Settings } from '../settings.ts';
import { toSettings } from './to-settings.ts';

/** The settings of a repository without a `casebook.yaml`. */
export const defaultSettings: Settings = toSettings({});
