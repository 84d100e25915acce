import type { Edit } from '../edit.ts';
import { isContent, type Trial, type YamlLine } from './yaml-lines.ts';
import type { TextFault } from './yaml-fault.ts';

/** A column in which a line may begin, and the line above that begins there. */
interface Column {
  column: number;
  name: string;
}

/** A key or an item that is indented by a space too much or too little: it belongs to the nearest column above. */
export function findIndentation({ lines, places, removes }: Trial): TextFault | undefined {
  for (const index of places.toReversed()) {
    const line = lines[index];
    if (!line || (line.key === undefined && !line.isItem)) continue;
    const columns = columnsAbove(lines.slice(0, index), line.isItem).filter(({ column }) => column !== line.indent);
    const working = columns.flatMap(({ column, name }) => {
      const edits = waysToMove(lines, index, column).find(removes);
      return edits ? [{ edits, column, name, distance: Math.abs(column - line.indent) }] : [];
    });
    const [nearest, next] = working.toSorted((a, b) => a.distance - b.distance);
    if (!nearest) continue;
    const what = line.key === undefined ? 'a list item' : `\`${line.key}\``;
    const isClear = next === undefined || nearest.distance < next.distance;
    const start = line.start + line.indent;
    return {
      reason: `Unexpected indentation of ${what}, expected that of ${isClear || !next ? nearest.name : `${nearest.name} or ${next.name}`}`,
      note: isClear
        ? `Begin it in column ${nearest.column + 1}.`
        : `Begin it in column ${nearest.column + 1} or ${(next?.column ?? 0) + 1}.`,
      start,
      end: line.start + line.text.trimEnd().length,
      ...(isClear && { edits: nearest.edits }),
    };
  }
  return undefined;
}

/** The columns of the blocks that are open above a line, innermost first. */
function columnsAbove(above: readonly YamlLine[], forItem: boolean): Column[] {
  const columns = new Map<number, string>();
  let limit = Infinity;
  for (const line of above.toReversed()) {
    if (!isContent(line) || line.indent >= limit) continue;
    limit = line.indent;
    const name = line.key === undefined ? 'the item above' : `\`${line.key}\``;
    // A list may begin in the column of its key.
    if (forItem) columns.set(line.indent, columns.get(line.indent) ?? name);
    else if (line.key !== undefined) columns.set(line.column, columns.get(line.column) ?? name);
    if (limit === 0) break;
  }
  return Array.from(columns, ([column, name]) => ({ column, name }));
}

/** Move a line alone, or with the lines below that are indented as much or more. */
function waysToMove(lines: readonly YamlLine[], index: number, column: number): Edit[][] {
  const { indent = 0 } = lines[index] ?? {};
  const rest = lines.slice(index + 1).findIndex((line) => isContent(line) && line.indent < indent);
  const block = lines.slice(index, rest < 0 ? undefined : index + 1 + rest).filter(isContent);
  const move = (moved: readonly YamlLine[]) =>
    moved.map(({ start, indent: own }) => ({ start, end: start + own, text: ' '.repeat(own - indent + column) }));
  return block.length > 1 ? [move(block), move(block.slice(0, 1))] : [move(block)];
}
