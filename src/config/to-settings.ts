import schema from '../../schema/config.schema.json' with { type: 'json' };
import type { IncidentSeverity, RuleSettings, Settings, SiteSettings, TemplateSettings } from '../settings.ts';
import { keysToCamelCase } from './key-case.ts';
import type { ConfigFile, Rules } from './config-file.ts';

/**
 * The settings that a valid `casebook.yaml` results in: defaults filled in, short forms written out. A key whose value is
 * taken as it is needs no line here.
 */
export function toSettings(file: ConfigFile): Settings {
  const { version: _, ...written } = { ...defaults, ...file };
  const { documents, severities, kinds, rules, overrides, sources, site } = written;
  const { templates, ...others } = written;
  return {
    ...keysToCamelCase(others),
    ...(templates !== undefined && { templates: [templates].flat().map(toTemplate) }),
    documents: [documents].flat(),
    severities: severities.map(toSeverity),
    // A team adds kinds; the built-in ones mean the same everywhere.
    kinds: [...new Set([...builtInKinds, ...kinds])],
    rules: toRules(rules),
    overrides: overrides.map(({ files, rules: overridden }) => ({ files: [files].flat(), rules: toRules(overridden) })),
    sources: sources.map((source) => ({ ...source, ...(source.url && { url: withoutSlash(source.url) }) })),
    site: toSiteSettings(site),
  };
}

function toSiteSettings(site: ConfigFile['site']): SiteSettings {
  const written = { ...siteDefaults, ...site };
  return { ...keysToCamelCase(written), ...(written.url && { url: withoutSlash(written.url) }) };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function toSeverity(severity: string | { name: string; aliases?: string[] }): IncidentSeverity {
  const { name, aliases = [] } = typeof severity === 'string' ? { name: severity } : severity;
  return { name, aliases };
}

function toTemplate(template: string | TemplateSettings): TemplateSettings {
  return typeof template === 'string' ? { file: template } : template;
}

function toRules(rules: Rules): Record<string, RuleSettings> {
  return Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, toRuleSettings(rule)]));
}

function toRuleSettings(rule: Rules[string]): RuleSettings {
  if (typeof rule === 'string') return { severity: rule };
  const { severity, ...options } = rule;
  return { ...(severity && { severity }), options };
}

/** Kinds of timeline entries, in the order in which an incident usually takes them. */
const builtInKinds = [
  'triggered',
  'started',
  'detected',
  'acknowledged',
  'declared',
  'escalated',
  'investigated',
  'ruled_out',
  'identified',
  'changed',
  'communicated',
  'mitigated',
  'regressed',
  'resolved',
  'verified',
];

/** Some keys of a file: those that have a default in the schema. */
type Defaults<File, Properties> = Required<Pick<File, KeysWithDefault<Properties> & keyof File>>;

type KeysWithDefault<Properties> = {
  [Key in keyof Properties]: Properties[Key] extends { default: unknown } ? Key : never;
}[keyof Properties];

function defaultsOf(properties: object): object {
  const declared = Object.entries(properties) as [string, { default?: unknown }][];
  return Object.fromEntries(
    declared.flatMap(([key, property]) => ('default' in property ? [[key, property.default]] : [])),
  );
}

// JSON has no types for them; a test holds that the schema takes its own defaults.
const { site: siteSchema } = schema.properties;
const defaults = defaultsOf(schema.properties) as Defaults<ConfigFile, typeof schema.properties>;
const siteDefaults = defaultsOf(siteSchema.properties) as Defaults<
  NonNullable<ConfigFile['site']>,
  typeof siteSchema.properties
>;
