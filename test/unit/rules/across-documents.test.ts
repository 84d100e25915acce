import { expect, test } from 'vitest';
import { rulesAcrossDocuments } from '../../../src/rules/across-documents.ts';
import { rules } from '../../../src/rules/index.ts';

test('lists every rule that checks all documents together, in the order of the manual', () => {
  expect(rulesAcrossDocuments).toEqual(rules.filter(({ checkRepository }) => checkRepository));
});
