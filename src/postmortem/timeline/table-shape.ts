import type { PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readWrittenDay } from '../../time/days.ts';
import { findZone } from '../../time/parse.ts';
import { readWrittenTime } from '../../time/written-time.ts';
import { takeKinds } from './entry-kinds.ts';
import { isRemark } from './table-remarks.ts';
import { readLead, type Lead } from './lead.ts';
import { asParagraph, endOf, isDayOnly, isTimed, startOf, type Piece, type ShapeContext } from './pieces.ts';

/** What the columns of a table hold, by index; those without a role describe the event. */
interface Columns {
  /** The day, in a column of its own. */
  date?: number;
  /** The clock, or the day and the clock. */
  start: number;
  end?: number;
  zone?: number;
  kind?: number;
  weekday?: number;
  /** The headers of columns of times, by index: what a clock or a remark in them is, no other column says. */
  titles?: Record<number, string>;
}

/**
 * Read a table with a time in each row. The columns are found by their headers or, where these say nothing, by their
 * content.
 *
 * @returns `undefined` when no column holds times.
 */
export function readTable(table: Table, context: ShapeContext): Piece[] | undefined {
  const [header, ...rows] = table.children;
  if (!header) return undefined;
  const columns = findColumns(header, rows, context);
  if (!columns) return undefined;
  const zone =
    findZone(toString(header.children[columns.start])) ??
    (columns.date === undefined ? undefined : findZone(toString(header.children[columns.date])));
  const year = /\b(?:19|20)\d{2}\b/.exec(toString(header.children[columns.date ?? columns.start]))?.[0];
  const pieces: Piece[] = [{ type: 'sequence' }];
  let lastDate = '';
  for (const row of rows) {
    if (isAttributeList(row)) continue;
    const day = dayOfRow(row);
    if (day) {
      pieces.push({ type: 'day', day, node: row, shape: 'row' });
      continue;
    }
    const written = toString(row.children[columns.date ?? -1] ?? []).trim();
    if (written !== '') lastDate = written;
    const lead = readRow(row, columns, written === '' ? '' : withYear(lastDate, year), context);
    const place = { start: startOf(row), end: endOf(row) };
    if (isTimed(lead)) {
      const shape =
        columns.date === undefined && columns.end === undefined && columns.start === 0 && columns.zone === undefined
          ? 'row'
          : 'columns';
      pieces.push({
        type: 'entry',
        lead,
        content: asParagraph(lead.content),
        ...place,
        shape,
        ...(zone !== undefined && { zone }),
        ...(shape === 'columns' && remarksIn(row, columns).length === 0 && { columns: timeColumns(columns) }),
      });
    } else {
      const content: RootContent = { ...table, children: [header, row] };
      const text = row.children
        .map((cell) => toString(cell).trim())
        .filter(Boolean)
        .join(' · ');
      pieces.push({ type: 'loose', lead, text, ...place, content });
    }
  }
  return pieces;
}

function readRow(row: TableRow, columns: Columns, date: string, context: ShapeContext): Lead | undefined {
  const cell = row.children[columns.start];
  const lead = cell && readLead(cell.children, { ...context, bareClocks: true });
  const [end, zone] = [columns.end, columns.zone].map((index) => toString(row.children[index ?? -1] ?? []).trim());
  const roles = new Set([columns.start, columns.date, columns.end, columns.zone, columns.weekday]);
  const remarks = remarksIn(row, columns);
  const others = row.children.flatMap((other, index): PhrasingContent[][] => {
    if ((roles.has(index) && !remarks.includes(index)) || index === columns.kind) return [];
    const title = columns.titles?.[index];
    return [
      title && other.children.length > 0 ? [{ type: 'text', value: `${title}: ` }, ...other.children] : other.children,
    ];
  });
  const kinds: string[] = [];
  const said = [lead?.content ?? [], ...others].flatMap((children) => {
    const taken = takeKinds(children, context.settings);
    kinds.push(...taken.kinds);
    return taken.rest.length > 0 ? [taken.rest] : [];
  });
  const kindCell = columns.kind === undefined ? undefined : row.children[columns.kind];
  const named = kindsNamed(kindCell, context);
  const told = named.length > 0 || !kindCell || kindCell.children.length === 0 ? said : [...said, kindCell.children];
  const content = told.flatMap((children, index): PhrasingContent[] =>
    index === 0 ? children : [{ type: 'text', value: ' · ' }, ...children],
  );
  const all = [...new Set([...(lead?.kinds ?? []), ...kinds, ...named])];
  const time = cell ? toString(cell).trim() : '';
  if (date === '' && !end && !zone) return lead && { ...lead, kinds: all, content };
  const text = [[date, time, zone].filter(Boolean).join(' '), end].filter(Boolean).join(' – ');
  const written = readWrittenTime(text, { bareClocks: true }) ?? (time === '' ? readWrittenTime(date) : undefined);
  const place = cell && cell.children.length > 0 ? cell : (row.children[columns.date ?? columns.start] ?? row);
  const timePosition = context.document.positionAt(
    startOf(place.children[0] ?? place),
    endOf(place.children.at(-1) ?? place),
  );
  const base = lead ?? { text, timePosition, range: { start: 0, end: 0 }, isCanonical: false };
  return { ...base, ...(written && { written }), text, timePosition, isCanonical: false, kinds: all, content };
}

/** The columns of the time whose cells say more than that. */
function remarksIn(row: TableRow, columns: Columns): number[] {
  return (['date', 'end', 'zone'] as const).flatMap((role) => {
    const index = columns[role];
    const cell = index === undefined ? undefined : row.children[index];
    return index !== undefined && cell && isRemark(toString(cell), role) ? [index] : [];
  });
}

const names: Record<Exclude<keyof Columns, 'weekday' | 'titles'>, RegExp> = {
  date: /^(?:date|day|datum|tag|fecha|data|dia|día|jour|dzień|dzien|дата|день|日期|日付|日|날짜)\b|^(?:日期|日付|날짜|дата|день)/iu,
  start:
    /^(?:start|begin|from|time|timestamp|when|zeit|uhrzeit|beginn|von|heure|début|hora|inicio|início|ora|inizio|tijd|czas|godzina|время|начало|时间|時間|時刻|日時|시간)/iu,
  end: /^(?:end|until|to|finish|ende|bis|fin|fim|fine|einde|koniec|конец|结束|終了|종료)(?:\b|$|ed|time)/iu,
  zone: /^(?:time ?)?zone|^tz\b|^zeitzone|^fuso/iu,
  kind: /^(?:kind|type|category|phase|state|status|event type|art|typ|tipo|genre)$/iu,
};

function findColumns(header: TableRow, rows: readonly TableRow[], context: ShapeContext): Columns | undefined {
  const titles = header.children.map((cell) => toString(cell).trim());
  const width = Math.max(titles.length, ...rows.map(({ children }) => children.length));
  const cellsOf = (index: number): TableCell[] =>
    rows
      .flatMap((row) => (isAttributeList(row) ? [] : (row.children[index] ?? [])))
      .filter(({ children }) => children.length > 0);
  const share = (index: number, test: (lead: Lead) => boolean): number => {
    const cells = cellsOf(index);
    const hits = cells.filter((cell) => {
      const lead = readLead(cell.children, { ...context, bareClocks: true });
      return lead !== undefined && test(lead);
    });
    return cells.length === 0 ? 0 : hits.length / cells.length;
  };
  const indices = [...Array(width).keys()];
  const named = (role: keyof typeof names): number | undefined => {
    const found = indices.find((index) => names[role].test(titles[index] ?? ''));
    return found;
  };
  const clocks = indices.filter(
    (index) => share(index, ({ written, attempt }) => Boolean(written?.clock ?? written?.offset ?? attempt)) > 0.5,
  );
  const days = indices.filter(
    (index) => !clocks.includes(index) && share(index, (lead) => isDayOnly(lead) || Boolean(lead.written?.day)) >= 0.5,
  );
  const end = named('end');
  const possible = clocks.filter((index) => index !== end);
  const inZone = possible.find((index) => findZone(titles[index] ?? '') !== undefined);
  const start = inZone ?? possible.find((index) => names.start.test(titles[index] ?? '')) ?? possible[0];
  if (start === undefined) {
    // Days alone, or at least one time in the first column.
    const first =
      days[0] ?? (share(0, isTimed) > 0 || share(0, ({ attempt }) => attempt !== undefined) > 0 ? 0 : undefined);
    return first === undefined ? undefined : { start: first };
  }
  const startHoldsDay = share(start, ({ written }) => written?.day !== undefined) > 0.5;
  const date = startHoldsDay ? undefined : (days.find((index) => names.date.test(titles[index] ?? '')) ?? days[0]);
  const [zone, kind] = [named('zone'), named('kind')];
  const weekday = indices.find(
    (index) => index !== date && index !== start && /^(?:day|weekday|tag|wochentag)$/i.test(titles[index] ?? ''),
  );
  return {
    start,
    ...(date !== undefined && { date }),
    ...(end !== undefined && end !== start && share(end, isTimed) > 0 && { end }),
    ...(zone !== undefined && zone !== start && zone !== date && { zone }),
    ...(kind !== undefined && kind !== start && { kind }),
    ...(weekday !== undefined && date !== undefined && { weekday }),
    titles: Object.fromEntries(
      [...possible, end, zone, date].flatMap((index) =>
        index === undefined || index === start || !titles[index] ? [] : [[index, titles[index]]],
      ),
    ),
  };
}

/** In a column of kinds they need no marks. */
function kindsNamed(cell: TableCell | undefined, { settings }: ShapeContext): string[] {
  if (!cell) return [];
  const words = toString(cell)
    .toLowerCase()
    .split(/[\s,/]+/)
    .filter(Boolean);
  return words.every((word) => settings.kinds.includes(word)) ? words : [];
}

/** A row that only names a day. */
function dayOfRow(row: TableRow): ReturnType<typeof readWrittenDay> {
  const texts = row.children.map((cell) => toString(cell).trim()).filter(Boolean);
  const [text = ''] = texts;
  const day = texts.length === 1 ? readWrittenDay(text) : undefined;
  return day && /^[\s:.,–—-]*$/.test(text.slice(day.length)) ? day : undefined;
}

/** `{: .table }` of kramdown, which GitHub shows as a row. */
function isAttributeList(row: TableRow): boolean {
  return /^\{:.*\}$/.test(
    row.children
      .map((cell) => toString(cell))
      .join('')
      .trim(),
  );
}

function withYear(date: string, year: string | undefined): string {
  if (year === undefined || readWrittenDay(date)?.year !== undefined) return date;
  return /\p{L}/u.test(date) ? `${date} ${year}` : `${date}/${year}`;
}

function timeColumns({ start, date, end, zone, weekday }: Columns): number[] {
  return [start, ...[date, end, zone, weekday].filter((index) => index !== undefined)];
}
