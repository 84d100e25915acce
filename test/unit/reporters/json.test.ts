import { expect, test } from 'vitest';
import schema from '../../../schema/lint-report.schema.json' with { type: 'json' };
import { json } from '../../../src/reporters/json.ts';
import { hardRuns } from '../../support/hard-runs.ts';
import { inSubfolder } from '../../support/run.ts';
import { undescribed, unknownOrWrong } from '../../support/strict-schema.ts';

test.each(hardRuns)('is as its schema says: %s', (_name, run) => {
  expect(unknownOrWrong(schema, JSON.parse(json(run, inSubfolder)))).toEqual([]);
});

test('has a schema that describes everything', () => {
  expect(undescribed(schema)).toEqual([]);
});
