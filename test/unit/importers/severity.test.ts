import { expect, test } from 'vitest';
import { severityOf } from '../../../src/importers/severity.ts';

test('reads ranks with a number, and no others', () => {
  const read = (rank: string): string | undefined => {
    const found = severityOf(rank);
    return found && `${found.severity}${found.isInferred ? ' inferred' : ''}`;
  };
  expect(['SEV1', 'sev-2', 'Sev 3', 'SEV-1 - Critical'].map(read)).toEqual(['SEV1', 'SEV2', 'SEV3', 'SEV1']);
  expect(['P1', 'S2', 'severity::3', 'Priority 4'].map(read)).toEqual([
    'SEV1 inferred',
    'SEV2 inferred',
    'SEV3 inferred',
    'SEV4 inferred',
  ]);
  expect(['P5', 'P12', 'P1.5', 'High', ''].map(read)).toEqual(Array(5).fill(undefined));
});
