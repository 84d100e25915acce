const startMarker = '<!-- casebook index -->';
const endMarker = '<!-- casebook index end -->';

/**
 * Replace the lines between two markers of a text, and nothing else. Markers in fenced code are examples.
 *
 * @returns The text, or why it has no place for the lines, as the end of a sentence.
 */
export function replaceBetweenMarkers(text: string, lines: readonly string[]): { text: string } | { reason: string } {
  const { starts, ends } = findMarkers(text);
  const [start, end] = [starts[0], ends[0]];
  if (!start && !end) return { reason: `expected the lines ${startMarker} and ${endMarker} where the list belongs` };
  if (!start) return { reason: `expected ${startMarker} before ${endMarker}` };
  if (!end || end.from < start.to) return { reason: `expected ${endMarker} below ${startMarker}` };
  if (starts.length > 1 || ends.length > 1) return { reason: 'expected each marker once' };
  const lineEnd = /\r\n|\n|\r/.exec(text.slice(start.from))?.[0] ?? '\n';
  // Without blank lines, hosts take the list for a part of the HTML of the comment.
  const between = ['', ...lines, '', ''].join(lineEnd);
  return { text: text.slice(0, start.to) + lineEnd + between + text.slice(end.from) };
}

/** Offsets of a line, without the end of the line. */
interface Line {
  from: number;
  to: number;
}

function findMarkers(text: string): { starts: Line[]; ends: Line[] } {
  const found = { starts: [] as Line[], ends: [] as Line[] };
  let fence: string | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const mark = /^\uFEFF? {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && /^[\s`~]*$/.test(line)) fence = undefined;
      continue;
    }
    fence = mark;
    const content = line.replace(/^\uFEFF/, '').trim();
    const place = { from: index, to: index + line.length };
    if (content === startMarker) found.starts.push(place);
    if (content === endMarker) found.ends.push(place);
  }
  return found;
}
