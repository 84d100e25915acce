import { urgencyOf } from '../../../../src/analysis/due-date.ts';
import { addImpact } from '../../../../src/analysis/sum-impact.ts';
import { numberText } from '../../../../src/text/number.ts';
import { rangeText } from '../../../../src/text/range-text.ts';
import { isListed, type ListedIncident } from './decode.ts';

// Pure: used by the browser.

/**
 * What the incidents that were found have in common with the line above all of them:
 * `5 of 22 incidents, total user impact 3 h, 1 of unknown duration, 2 open tasks, 1 overdue`.
 *
 * @param listed The number of all incidents.
 * @param today `YYYY-MM-DD`.
 */
export function resultText(found: readonly ListedIncident[], listed: number, today: string): string {
  const { seconds, unknown } = addImpact(
    found.map(({ row, hasNoImpact, isDuplicate, status }) => ({
      seconds: row.impactSeconds,
      isWithoutImpact: hasNoImpact,
      isLeftOut: isDuplicate || !isListed({ status }),
    })),
  );
  const open = found.flatMap(({ row }) => row.tasks).filter(({ outstanding }) => outstanding);
  const overdue = open.filter(({ due }) => urgencyOf(due, today) === 'overdue').length;
  return [
    `${numberText(found.length)} of ${numberText(listed)} incidents`,
    ...(seconds ? [`${found.length === 1 ? '' : 'total '}user impact ${rangeText(seconds)}`] : []),
    ...(unknown > 0 ? [`${numberText(unknown)} of unknown duration`] : []),
    ...(open.length > 0 ? [`${numberText(open.length)} open ${open.length === 1 ? 'task' : 'tasks'}`] : []),
    ...(overdue > 0 ? [`${numberText(overdue)} overdue`] : []),
  ].join(', ');
}
