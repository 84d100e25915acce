import { plainJson, plainText } from '../text/plain-text.ts';

/** What the doctor says of one thing. */
export interface Finding {
  status: 'ok' | 'problem';
  /** One sentence without a final period. */
  what: string;
  /** How to fix a problem, likewise. */
  fix?: string;
  /** `casebook.yaml:3:5`, relative to the working directory. */
  place?: string;
}

export function ok(what: string, place?: string): Finding {
  return { status: 'ok', what, ...(place !== undefined && { place }) };
}

export function problem(what: string, fix: string, place?: string): Finding {
  return { status: 'problem', what, fix, ...(place !== undefined && { place }) };
}

/** One line for each finding. */
export function findingLines(findings: readonly Finding[]): string {
  return findings
    .map(({ status, what, fix, place }) => {
      const text = `${place === undefined ? '' : `${place} `}${what}${fix === undefined ? '' : `; to fix it, ${fix}`}`;
      return `${status.padEnd('problem'.length)}  ${plainText(text)}\n`;
    })
    .join('');
}

/** Findings for programs. Keys may be added in the same version. */
export function findingsJson(findings: readonly Finding[]): string {
  return `${plainJson(JSON.stringify({ version: 1, findings }, null, 2))}\n`;
}
