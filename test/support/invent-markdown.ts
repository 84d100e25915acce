import { mulberry32 } from './mulberry32.ts';

/**
 * A Markdown document put together at random, the same one for the same seed: two thirds of what postmortems hold,
 * the others with more and more of what nobody writes.
 */
export function inventMarkdown(seed: number): string {
  const random = mulberry32(seed);
  const nastiness = Math.max(0, random() * 3 - 2);
  const chance = (share: number): boolean => random() < share;
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const repeat = <T>(most: number, make: () => T): T[] => Array.from({ length: upTo(most) }, make);
  const rarely = (): boolean => chance(nastiness * 0.3);

  const word = (): string => {
    if (chance(nastiness * 0.4)) return pick(fragments);
    return chance(0.4) ? pick(spans) : pick(words);
  };
  const prose = (most = 8): string => repeat(most, () => word() + (chance(nastiness * 0.4) ? '' : ' ')).join('');
  const line = (): string => (rarely() ? prose() : prose().trim());
  const paragraph = (): string[] =>
    repeat(3, () => line() + (rarely() ? pick(['  ', '\\', ' ', '\t']) : chance(0.05) ? '  ' : ''));
  const fence = (): string[] => {
    const open = pick(['```', '```', '~~~', '````', '```sh', '```js title="a"', '``` sh  -c']);
    const code = repeat(4, () => pick(['', prose(), '  indented', '\ttab', '$ run --all']));
    const close = /^[`~]+/.exec(open)?.[0] ?? '';
    return [open, ...code, ...(rarely() ? [pick(['', `${close}\``, `${close} x`, close.slice(1)])] : [close])];
  };
  const table = (): string[] => {
    const columns = upTo(3);
    const row = (cell: () => string): string => {
      const cells = Array.from({ length: columns + (rarely() ? pick([-1, 1]) : 0) }, cell);
      return rarely() ? cells.join(' | ') : `| ${cells.join(' | ')} |`;
    };
    return [
      row(() => prose(3).trim()),
      row(() => pick(['---', ':--', '--:', ':-:', '-'])),
      ...repeat(4, () => row(() => prose(4).trim())),
    ];
  };
  const list = (depth: number): string[] => {
    const first = pick(['-', '-', '-', '*', '+', '1.', '2)', '10.']);
    return repeat(4, () => {
      const mark = rarely() ? pick(['-', '*', '1.', '+']) : first;
      const gap = rarely() ? pick(['  ', '   ', '    ', '     ', '\t']) : ' ';
      const box = chance(0.15)
        ? rarely()
          ? pick(['[ ]', '[x]  ', '[ ]\t', '[y] '])
          : pick(['[ ] ', '[x] ', '[X] '])
        : '';
      if (chance(0.02) || rarely()) return [mark];
      const [head = '', ...body] = blocks(depth + 1, chance(0.7) ? 1 : 3);
      const indent = ' '.repeat(mark.length + gap.length);
      const item = [
        mark + gap + box + head,
        ...body.map((text) => (text === '' ? '' : (rarely() ? ' ' : indent) + text)),
      ];
      return chance(0.15) ? [...item, ''] : item;
    }).flat();
  };
  const quote = (depth: number): string[] =>
    blocks(depth + 1, 2).map((text) => (text === '' ? '>' : rarely() ? text : `> ${text}`));
  const block = (depth: number): string[] => {
    const kind = random();
    if (kind < 0.3) return paragraph();
    if (kind < 0.42)
      return [`${'#'.repeat(upTo(6))}${rarely() ? pick(['', '  ', '\t']) : ' '}${line()}${rarely() ? ' ##' : ''}`];
    if (kind < 0.66) return depth < 3 ? list(depth) : paragraph();
    if (kind < 0.72) return depth < 3 ? quote(depth) : paragraph();
    if (kind < 0.78) return fence();
    if (kind < 0.85) return table();
    if (kind < 0.91) return pick(htmlBlocks).flatMap((text) => (text === '@' ? paragraph() : [text]));
    if (kind < 0.93) return [pick(['---', '***', '___', '- - -'])];
    if (kind < 0.95) return [...paragraph(), pick(rarely() ? ['=', '-', '=== '] : ['===', '---'])];
    if (kind < 0.97) return [`    ${prose()}`, '    code', ...(chance(0.5) ? ['', '      more'] : [])];
    return [pick(definitions)];
  };
  const blocks = (depth: number, most: number): string[] =>
    repeat(most, () => [...block(depth), ...(rarely() ? [pick([' ', '\t', '    '])] : rarely() ? [] : [''])]).flat();

  const top = chance(0.2)
    ? ['---', 'title: x', 'date: 2024-01-01', rarely() ? '--' : '---']
    : rarely()
      ? ['+++', 'a = 1', '+++']
      : [];
  const text = [...top, ...blocks(0, 6)].join(chance(0.15) ? '\r\n' : rarely() ? '\r' : '\n');
  if (!rarely()) return text;
  const cut = Math.floor(random() * text.length);
  return text.slice(0, cut) + pick(fragments) + text.slice(cut + Math.floor(random() * 3));
}

const words = [
  ...'latency the db-1 14:30 UTC é 😀 日本 P99 snake_case_name <5 a|b ~14:30 foo/bar #5 +1 -- ... $5 {a} :fire:'.split(
    ' ',
  ),
  ..."@me (note) > R&D don't [x] I am".split(' '),
  '"in quotes"',
  '[ ]',
];

const spans = [
  ...'`code` ``a`b`` **bold** *em* _em_ __bold__ ~~gone~~ ***both*** **`code`** <https://a.example> <a@b.example>'.split(
    ' ',
  ),
  ...'[`code`](#anchor) ![picture](a.png) [ref] [ref][id] [www.a.b](https://www.a.b/c_d) [https://x.y](https://x.y)'.split(
    ' ',
  ),
  ...'https://example.com/a_b?c=d&e=f https://example.com. (https://a.b) www.example.com http://localhost:80/x'.split(
    ' ',
  ),
  ...'user@example.com **https://a.b** &amp; &copy; &#35; &nope; \\* \\_ \\| <br> <b>bold</b>'.split(' '),
  '**two words**',
  '**a _b_ c**',
  '[link](https://example.com/a_b "t")',
  '<!-- comment -->',
  '**🔥 hot**',
];

/** What readers of Markdown disagree about. */
const fragments = [
  ...'* ** _ __ *** ~ ~~ ~~~ ` `` ``` [ ] ]( ](x) ![ ) < > <!-- --> & \\ | " : # - + = ^ [^ www. http:// @ . 1.'.split(
    ' ',
  ),
  ...'</div> <div> <? <![CDATA[ ]]> <!X 2*3 x_ _y [^1] https://my_host/x 🔥**hot** [https://x.y]'.split(' '),
  '\t',
  ' ',
  '  ',
  '\u00A0',
  '\u200B',
  '\uFEFF',
  '\u2028',
  '\uD83D',
  '\u3000',
  '\u0085',
  '\f',
  "'https://a.b'",
  '\n[^1]: a',
];

const htmlBlocks = [
  ['<!-- comment -->'],
  ['<!-- casebook ignore x: y -->', '@'],
  ['<!--', 'several', '', 'lines', '-->'],
  ['<div>', '@', '</div>'],
  ['<details>', '<summary>x</summary>', '', '@', '', '</details>'],
  ['<br>'],
  ['<pre>', 'a', '', 'b', '</pre>'],
];

const definitions = ['[id]: https://x.y', '[ref]: <a b> "t"', "[ref]: /u 't'"];
