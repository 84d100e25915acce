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
