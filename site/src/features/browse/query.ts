import { isInBox, type Box } from './overview-scale.ts';
import type { Listed } from './decode.ts';

// Used by the browser: nothing here may need a library.

/**
 * Incidents that have everything that was asked for, in the order that was asked for.
 *
 * @param incidents Newest first.
 * @param asked What stands in the address: `q`, any number of `sev`, `service`, `kind`, `status`, `tag`, `year`, `sort`.
 */
export function find(incidents: readonly Listed[], asked: URLSearchParams, box: Box | undefined): Listed[] {
  const words = (asked.get('q') ?? '').toLowerCase().split(/\s+/);
  const severities = asked.getAll('sev');
  const found = incidents.filter(
    (incident) =>
      words.every((word) => incident.text.includes(word)) &&
      (severities.length === 0 || severities.includes(String(incident.severity))) &&
      hasOne(
        asked.get('service'),
        incident.services.map(([name]) => name),
      ) &&
      hasOne(asked.get('kind'), [incident.kind]) &&
      hasOne(asked.get('status'), [incident.status]) &&
      hasOne(asked.get('tag'), incident.tags) &&
      hasOne(asked.get('year'), [incident.year]) &&
      (!box || isInBox(box, incident.row.day ?? '', incident.level)),
  );
  return inOrder(found, asked.get('sort') ?? '');
}

function hasOne(wanted: string | null, names: readonly string[]): boolean {
  return !wanted || names.includes(wanted);
}

/** What has no severity, or no length, comes last either way. */
function inOrder(incidents: readonly Listed[], sort: string): Listed[] {
  if (sort === 'date') return incidents.toReversed();
  const isDown = sort.startsWith('-');
  const keyOf = { sev: severityKey, min: lengthKey }[sort.replace('-', '')];
  if (!keyOf) return [...incidents];
  return incidents.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    return isDown ? second - first : first - second;
  });
}

function severityKey({ severity }: Listed): number | undefined {
  return severity === 0 ? undefined : -severity;
}

function lengthKey({ row: { length } }: Listed): number | undefined {
  return length && (length.least + length.most) / 2;
}
