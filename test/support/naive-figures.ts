import { check, createCatalog } from 'casebook';
import fc from 'fast-check';

// Random catalogs, and figures calculated in another way than in Casebook: by loops over what the documents were made from.

/** The date of all figures. */
export const today = '2024-08-20';
/** The services that incidents may name. */
export const services = ['hub', 'edge', 'db'];

/** A day before that. */
export const pastDay = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2024-08-19'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** An incident that began at 09:00. Lengths are minutes, from the least to the most. */
const madeIncident = fc.record({
  day: pastDay,
  kind: fc.constantFrom('incident', 'incident', 'security', 'false_alarm', 'drill'),
  status: fc.constantFrom('draft', 'in_review', 'reviewed', 'closed', 'closed', 'withdrawn'),
  services: fc.subarray(services),
  severity: fc.constantFrom('SEV1', 'SEV3', undefined),
  method: fc.constantFrom('alert', 'customer', 'human', 'unknown', undefined),
  isDuplicate: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  impact: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }).map((minutes) => [minutes, minutes] as const) },
    // `11:??` is from 11:00 to 11:59.
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((hours) => [hours * 60, hours * 60 + 59] as const) },
    fc.constantFrom('unknown' as const, 'none' as const),
  ),
  detected: fc.option(fc.integer({ min: -50, max: 59 }), { nil: undefined }),
  tasks: fc.array(
    fc.record({
      status: fc.constantFrom('open', 'in_progress', 'done', 'verified', 'proposed', 'wont_do'),
      due: fc.option(
        fc
          .date({ min: new Date('2024-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
        { nil: undefined },
      ),
    }),
    { maxLength: 3 },
  ),
});

export type Made = typeof madeIncident extends fc.Arbitrary<infer Value> ? Value : never;

function clock(minutes: number): string {
  const all = 9 * 60 + minutes;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

function documentOf({ day, impact, detected, tasks, ...made }: Made, index: number): { path: string; text: string } {
  const [least, most] = Array.isArray(impact) ? (impact as readonly [number, number]) : [30, 30];
  const end = least === most ? clock(least) : `${clock(least).slice(0, 2)}:??`;
  const lines = [
    `title: Incident ${index}`,
    `kind: ${made.kind}`,
    `status: ${made.status}`,
    `services: [${made.services.join(', ')}]`,
    ...(made.severity === undefined ? [] : [`severity: ${made.severity}`]),
    ...(made.method === undefined ? [] : [`detection: { method: ${made.method} }`]),
    ...(made.isDuplicate ? ['related: [{ id: another, relation: duplicate_of }]'] : []),
    ...(impact === 'none' ? ['impact: none'] : []),
    ...(impact === 'unknown' ? [] : [`duration: { start: "${day} 09:00 UTC", end: "${day} ${end} UTC" }`]),
    'tasks:',
    ...tasks.map(
      ({ status, due }, task) =>
        `  - { title: Task ${task}, status: ${status}${due === undefined ? '' : `, due: ${due}`} }`,
    ),
  ];
  const entry =
    detected === undefined ? '' : `\n## Timeline\n\n- ${day} ${clock(detected)} UTC \`detected\` An alarm.\n`;
  return { path: `postmortems/${day}-${index}.md`, text: `---\n${lines.join('\n')}\n---\n${entry}` };
}

/** Catalogs, with what they were made from. */
export const catalogs = fc.array(madeIncident, { minLength: 1, maxLength: 40 }).map((made) => ({
  made,
  catalog: createCatalog(made.map((one, index) => check(documentOf(one, index)).postmortem)),
}));

/** The impact of incidents, in seconds. */
export function naiveImpact(incidents: readonly Made[]) {
  let [least, most, known, unknown, none] = [0, 0, 0, 0, 0];
  for (const { impact } of incidents) {
    if (impact === 'none') none++;
    else if (impact === 'unknown') unknown++;
    else {
      known++;
      least += impact[0] * 60;
      most += impact[1] * 60;
    }
  }
  return { ...(known > 0 && { seconds: { least, most } }), unknown, none };
}

/** Of incidents on that date. */
export function naiveTasks(incidents: readonly Made[]) {
  let [outstanding, overdue] = [0, 0];
  for (const { tasks } of incidents.filter(isListed)) {
    for (const { status, due } of tasks) {
      if (status !== 'open' && status !== 'in_progress') continue;
      outstanding++;
      if (due !== undefined && due < today) overdue++;
    }
  }
  return { outstanding, overdue };
}

export function isListed({ status }: Made): boolean {
  return status !== 'withdrawn';
}

export function isSummed(made: Made): boolean {
  return isListed(made) && !made.isDuplicate;
}

export function isCounted(made: Made): boolean {
  return isSummed(made) && made.status !== 'draft' && (made.kind === 'incident' || made.kind === 'security');
}

/** The exact times to detect, in seconds, from the least; and what is not known. */
export function naiveDetection(incidents: readonly Made[]) {
  const seconds: number[] = [];
  let [unknown, before] = [0, 0];
  for (const { impact, detected } of incidents) {
    if (detected === undefined || impact === 'none' || impact === 'unknown') unknown++;
    else if (detected < 0) before++;
    else seconds.push(detected * 60);
  }
  return { seconds: seconds.toSorted((a, b) => a - b), unknown, before };
}

export function naiveMedian(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [upper = NaN, lower = upper] = [sorted[middle], sorted[sorted.length % 2 === 0 ? middle - 1 : middle]];
  return (upper + lower) / 2;
}
