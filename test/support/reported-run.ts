import type { Run } from '../../src/lint/run.ts';
import { checkedFile } from './run.ts';

/** A small run with one of everything that reports show. */
export function reportedRun(): Run {
  const text = '---\ntitle: Té 🎉 late\n---\n- 10:05 `detected` Alert\n- 10:00 `started` Deploy\n';
  const fixed = text.indexOf('- 10:00');
  return {
    files: [
      checkedFile({
        text,
        messages: [
          { at: 'late', ruleId: 'blameless', severity: 'info', reason: 'Unexpected `late`' },
          {
            at: '10:05',
            ruleId: 'timeline-milestone',
            severity: 'warn',
            reason: 'Missing `mitigated`',
            note: 'Mark the entry.',
            suggestion: [{ start: text.indexOf('Alert'), end: text.indexOf('Alert'), text: '`mitigated` ' }],
          },
          {
            at: '10:00',
            reason: 'Unexpected `10:00` after `10:05`, expected the entries in order of time',
            note: 'Move it above `10:05`.',
            url: 'https://postmortems.example.org/rules.html#timeline-order',
            fix: [
              { start: text.indexOf('- 10:05'), end: text.indexOf('- 10:05'), text: '- 10:00 `started` Deploy\n' },
              { start: fixed, end: text.length, text: '' },
            ],
          },
        ],
        suppressed: [
          {
            at: 'Té',
            ruleId: 'placeholder',
            severity: 'warn',
            reason: 'Unexpected `Té`',
            suppressed: { by: 'document', reason: 'It is a name' },
          },
          { at: 'Deploy', ruleId: 'task-due', reason: 'Missing `due`', suppressed: { by: 'baseline' } },
        ],
      }),
      checkedFile({ path: 'postmortems/2024-08-11 b.md', entries: 0, tasks: 0 }),
    ],
    notes: ['1 message is in the baseline'],
  };
}
