import type { ErrorObject } from 'ajv';
import { correctData, renamedPointer, type CorrectedData } from './correction.ts';
import type { SchemaContext, SchemaFinding } from './finding.ts';
import { explainErrors } from './messages.ts';

/** The findings about data, and the data as they are after every correction. */
export interface Explanation extends CorrectedData {
  findings: SchemaFinding[];
}

/**
 * Explain what is wrong with data, and what will be wrong once the mistakes with one answer are fixed: `assignee: bob`
 * hides no missing date, and a corrected `status` no missing keys.
 *
 * @param validate Returns the errors to explain.
 */
export function explainAll(validate: (data: unknown) => ErrorObject[], context: SchemaContext): Explanation {
  const findings: SchemaFinding[] = [];
  const seen = new Set<string>();
  let missing: SchemaFinding[] = [];
  let corrected: CorrectedData = { data: context.data, positions: context.positions };
  // A key and its value may both be wrong; more mistakes in one place are unlikely.
  for (let round = 0; round < mostRounds; round += 1) {
    const found = explainErrors(validate(corrected.data), { ...context, ...corrected });
    missing = found.filter(({ isMissing }) => isMissing);
    const fresh = found.filter((finding) => !finding.isMissing && !seen.has(subjectOf(finding)));
    const corrections = fresh.flatMap(({ correction }) => correction ?? []);
    for (const finding of fresh) {
      seen.add(subjectOf(finding));
      if (!joinRenaming(finding, findings)) findings.push(finding);
    }
    for (const correction of corrections) corrected = correctData(corrected, correction);
    if (corrections.length === 0) break;
  }
  return { ...corrected, findings: [...findings, ...missing] };
}

const mostRounds = 4;

/** `author: Ann, Bob` is one mistake, and `authors: [Ann, Bob]` its fix. */
function joinRenaming({ correction }: SchemaFinding, findings: SchemaFinding[]): boolean {
  if (!correction || correction.key !== undefined) return false;
  const index = findings.findIndex(({ correction: other }) => {
    return other?.key !== undefined && renamedPointer(other.pointer, other.key) === correction.pointer;
  });
  const earlier = findings[index];
  if (!earlier?.correction) return false;
  findings[index] = {
    ...earlier,
    note: `Write \`${earlier.correction.key}: ${correction.edits[0]?.text}\`.`,
    correction: { ...earlier.correction, edits: [...earlier.correction.edits, ...correction.edits] },
  };
  return true;
}

/** Position and reason of a message, to drop those that repeat another. */
export function subjectOf({ reason, position }: SchemaFinding): string {
  return `${position.start.offset} ${reason.replace(/, expected .*/s, '')}`;
}
