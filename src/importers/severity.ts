import type { IncidentSeverity } from '../settings.ts';
import type { Draft } from './draft.ts';
import { readSeverity } from './write-up/values.ts';

/** A severity in our words. */
export interface ReadSeverity {
  severity: string;
  /** The tool calls it something else: a priority, or a word. */
  isInferred: boolean;
}

/**
 * The severity that a tool's rank stands for: `SEV-2` is `SEV2`, and so, inferred, are `P2`, `S2` and `priority 2`.
 *
 * @returns `undefined` for any other rank: which of ours is "High" is for the team to say.
 */
export function severityOf(rank: string): ReadSeverity | undefined {
  const match = /^(sev|p|s|priority|severity)[ :_-]*([1-4])(?![\d.])\b/i.exec(rank.trim());
  return match ? { severity: `SEV${match[2]}`, isInferred: match[1]?.toLowerCase() !== 'sev' } : undefined;
}

/** What a tool itself calls the severity, as the default scale has it: `SEV2` for `Sev-2`, `P2`. Other names are kept. */
export function severityNamed(name: string | null | undefined): { severity?: string; x_severity?: string } {
  const text = name?.trim();
  if (!text) return {};
  const [, scale = '', number = ''] = /^(sev|s|p)(?:erity|riority)?[ _:-]*([1-4])$/i.exec(text) ?? [];
  if (number) return { severity: `${/^p/i.test(scale) ? 'P' : 'SEV'}${number}` };
  return { x_severity: text };
}

/**
 * A draft whose severity is one of the configured list. Any other would be an error of its document, so it is kept as
 * `x_severity`.
 */
export function withConfiguredSeverity(draft: Draft, severities: readonly IncidentSeverity[]): Draft {
  const { severity, x_severity: other, ...rest } = draft.frontmatter;
  const written = severity ?? other;
  if (typeof written !== 'string') return draft;
  const configured = readSeverity(written, severities);
  if (configured === undefined) return { ...draft, frontmatter: { ...rest, x_severity: written } };
  const isKept = severity !== undefined && other !== undefined;
  return { ...draft, frontmatter: { ...rest, severity: configured, ...(isKept && { x_severity: other }) } };
}
