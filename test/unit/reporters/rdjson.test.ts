import { rdformatSchema } from '@umbrelladocs/rdformat-validator';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Run } from '../../../src/lint/run.ts';
import { rdjson } from '../../../src/reporters/rdjson.ts';
import { hardRuns } from '../../support/hard-runs.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { checkedFile, inSubfolder, runOf } from '../../support/run.ts';

const validate = new Ajv({ strict: false, allErrors: true }).compile(rdformatSchema);

const diagnosticsOf = (run: Run): unknown => JSON.parse(rdjson(run, inSubfolder));

test.each(hardRuns)('is valid: %s', (_name, run) => {
  validate(diagnosticsOf(run));
  expect(validate.errors ?? []).toEqual([]);
});

test('counts columns in bytes, and joins the edits of a fix', () => {
  expect(diagnosticsOf(reportedRun())).toMatchInlineSnapshot(`
    {
      "diagnostics": [
        {
          "code": {
            "value": "blameless",
          },
          "location": {
            "path": "postmortems/2024-08-10-a.md",
            "range": {
              "end": {
                "column": 21,
                "line": 2,
              },
              "start": {
                "column": 17,
                "line": 2,
              },
            },
          },
          "message": "Unexpected \`late\`",
          "severity": "INFO",
        },
        {
          "code": {
            "value": "timeline-milestone",
          },
          "location": {
            "path": "postmortems/2024-08-10-a.md",
            "range": {
              "end": {
                "column": 8,
                "line": 4,
              },
              "start": {
                "column": 3,
                "line": 4,
              },
            },
          },
          "message": "Missing \`mitigated\`
    Mark the entry.",
          "severity": "WARNING",
          "suggestions": [
            {
              "range": {
                "end": {
                  "column": 20,
                  "line": 4,
                },
                "start": {
                  "column": 20,
                  "line": 4,
                },
              },
              "text": "\`mitigated\` ",
            },
          ],
        },
        {
          "code": {
            "url": "https://postmortems.example.org/rules.html#timeline-order",
            "value": "timeline-order",
          },
          "location": {
            "path": "postmortems/2024-08-10-a.md",
            "range": {
              "end": {
                "column": 8,
                "line": 5,
              },
              "start": {
                "column": 3,
                "line": 5,
              },
            },
          },
          "message": "Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time
    Move it above \`10:05\`.",
          "severity": "ERROR",
          "suggestions": [
            {
              "range": {
                "end": {
                  "column": 1,
                  "line": 6,
                },
                "start": {
                  "column": 1,
                  "line": 4,
                },
              },
              "text": "- 10:00 \`started\` Deploy
    - 10:05 \`detected\` Alert
    ",
            },
          ],
        },
      ],
      "source": {
        "name": "casebook",
      },
    }
  `);
});

test('keeps the line ends of the document in a suggestion', () => {
  const fix = [
    { start: 0, end: 1, text: 'A\nB' },
    { start: 4, end: 5, text: '\n' },
  ];
  const run = runOf(checkedFile({ text: 'a b c\r\nd\r\n', messages: [{ at: 'a', fix }] }));
  expect(diagnosticsOf(run)).toMatchObject({ diagnostics: [{ suggestions: [{ text: 'A\r\nB b \r\n' }] }] });
});
