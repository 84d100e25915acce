import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Run } from '../../../src/lint/run.ts';
import { gitlab } from '../../../src/reporters/gitlab.ts';
import { hardRuns } from '../../support/hard-runs.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { inSubfolder } from '../../support/run.ts';

const issuesOf = (run: Run) => JSON.parse(gitlab(run, inSubfolder)) as unknown[];

// GitLab drops a message without any of these, and documents no schema.
const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1, pattern: '^[^\\n]*$' },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

test.each(hardRuns)('is valid: %s', (_name, run) => {
  validate(issuesOf(run));
  expect(validate.errors ?? []).toEqual([]);
});

test('names the file from the top of the repository', () => {
  expect(issuesOf(reportedRun())[2]).toMatchInlineSnapshot(`
    {
      "categories": [
        "Clarity",
      ],
      "check_name": "timeline-order",
      "description": "Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time. Move it above \`10:05\`.",
      "fingerprint": "277b0d2e59c6c7e44943918a74abc6cb",
      "location": {
        "lines": {
          "begin": 5,
          "end": 5,
        },
        "path": "teams/payments/postmortems/2024-08-10-a.md",
      },
      "severity": "major",
      "type": "issue",
    }
  `);
});
