import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { expect, test } from 'vitest';
import type { Run } from '../../../src/lint/run.ts';
import { sarif } from '../../../src/reporters/sarif.ts';
import { rules } from '../../../src/rules/index.ts';
import { hardRuns } from '../../support/hard-runs.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { checkedFile, inSubfolder, runOf, type Reported } from '../../support/run.ts';

const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
// Of draft 4, which Ajv does not know by name.
const { id: _id, $schema: _draft, ...schema } = sarifSchema;
const validate = ajv.compile(schema);

const logOf = (run: Run) => JSON.parse(sarif(run, inSubfolder)) as Log;
const resultsIn = (run: Run): Result[] => logOf(run).runs[0]?.results ?? [];

test.each(hardRuns)('is valid: %s', (_name, run) => {
  validate(logOf(run));
  expect(validate.errors ?? []).toEqual([]);
});

test('has results with fixes, and suppressed ones below', () => {
  const [first, ...others] = resultsIn(reportedRun());
  expect(first).toMatchInlineSnapshot(`
    {
      "baselineState": "new",
      "fixes": [
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "teams/payments/postmortems/2024-08-10-a.md",
                "uriBaseId": "%SRCROOT%",
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 1,
                    "endLine": 4,
                    "startColumn": 1,
                    "startLine": 4,
                  },
                  "insertedContent": {
                    "text": "- 10:00 \`started\` Deploy
    ",
                  },
                },
                {
                  "deletedRegion": {
                    "endColumn": 1,
                    "endLine": 6,
                    "startColumn": 1,
                    "startLine": 5,
                  },
                },
              ],
            },
          ],
          "description": {
            "text": "What casebook lint --fix does",
          },
        },
      ],
      "level": "error",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "teams/payments/postmortems/2024-08-10-a.md",
              "uriBaseId": "%SRCROOT%",
            },
            "region": {
              "endColumn": 8,
              "endLine": 5,
              "startColumn": 3,
              "startLine": 5,
            },
          },
        },
      ],
      "message": {
        "text": "Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time. Move it above \`10:05\`.",
      },
      "partialFingerprints": {
        "casebook/v1": "277b0d2e59c6c7e44943918a74abc6cb",
      },
      "ruleId": "timeline-order",
      "ruleIndex": 13,
    }
  `);
  expect(others.map(({ ruleId, level, suppressions }) => ({ ruleId, level, suppressions }))).toEqual([
    { ruleId: 'timeline-milestone', level: 'warning' },
    { ruleId: 'blameless', level: 'note' },
    {
      ruleId: 'task-due',
      level: 'error',
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'Recorded in the baseline' }],
    },
    {
      ruleId: 'placeholder',
      level: 'warning',
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'It is a name' }],
    },
  ]);
});

test('describes every rule, with no more tags than GitHub keeps', () => {
  const described = logOf(reportedRun()).runs[0]?.tool.driver.rules ?? [];
  expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  expect(described.filter(({ properties }) => (properties?.tags?.length ?? 0) > 10)).toEqual([]);
  expect(described.find(({ id }) => id === 'timeline-order')).toMatchInlineSnapshot(`
    {
      "defaultConfiguration": {
        "enabled": true,
        "level": "error",
      },
      "fullDescription": {
        "text": "Readers follow the incident from top to bottom. An entry out of order has a mistyped time, lacks its date, or is in the wrong position.",
      },
      "help": {
        "markdown": "The entries of a timeline are in order of time.

    Readers follow the incident from top to bottom. An entry out of order has a mistyped time, lacks its date, or is in the wrong position.

    \`casebook lint --fix\`: Adds the date after midnight if it agrees with \`duration\`, reverses a list that begins with the newest entry, and moves an entry between the two that it belongs between. It never changes the time or the thread of an entry.

    \`casebook explain timeline-order\` shows an example.",
        "text": "The entries of a timeline are in order of time.

    Readers follow the incident from top to bottom. An entry out of order has a mistyped time, lacks its date, or is in the wrong position.

    \`casebook lint --fix\`: Adds the date after midnight if it agrees with \`duration\`, reverses a list that begins with the newest entry, and moves an entry between the two that it belongs between. It never changes the time or the thread of an entry.

    \`casebook explain timeline-order\` shows an example.",
      },
      "helpUri": "https://postmortems.example.org/rules.html#timeline-order",
      "id": "timeline-order",
      "properties": {
        "precision": "high",
        "problem.severity": "error",
        "tags": [
          "postmortem",
          "timeline",
        ],
      },
      "shortDescription": {
        "text": "The entries of a timeline are in order of time.",
      },
    }
  `);
  for (const { ruleId, ruleIndex = -1 } of resultsIn(reportedRun())) expect(described[ruleIndex]?.id).toBe(ruleId);
});

test('reports notes of the run', () => {
  expect(logOf(reportedRun()).runs[0]?.invocations).toEqual([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'note', message: { text: '1 message is in the baseline' } }],
    },
  ]);
});

test('escapes paths, and text that would be a link', () => {
  const [result] = resultsIn(hardRuns.at(-1)?.[1] ?? runOf());
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
    'teams/payments/a%3Ab/%2520%20%5B%C3%A9%5D%23%3F%07%3C%26%22%3E.md',
  );
  expect(result?.message.text).toContain('[x] (y) ]] (z)');
});

test('keeps the most severe of more results than GitHub accepts', { timeout: 20_000 }, () => {
  const many = Array.from({ length: 25_010 }, (_, index): Reported => {
    return { at: 'one', severity: index === 25_009 ? 'error' : 'info' };
  });
  const [run] = logOf(runOf(checkedFile({ messages: many }))).runs;
  expect(run?.results).toHaveLength(25_000);
  expect(run?.results?.[0]?.level).toBe('error');
  expect(run?.invocations?.[0]?.toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: { text: '10 results left out, since GitHub accepts 25000: the least severe ones' },
    },
  ]);
});
