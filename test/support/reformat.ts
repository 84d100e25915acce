import { parse, stringify } from 'yaml';

/**
 * Ways to write a postmortem differently that do not change what it says. Each takes a number for its choices. Those further
 * down may follow those further up.
 */
export const reformats: Record<string, (text: string, seed: number) => string> = {
  'the order of keys': (text, seed) =>
    withFrontmatter(text, (yaml) => stringify(shuffleKeys(parse(yaml), seed), { lineWidth: 0 })),
  'the order of tasks': (text, seed) => withFrontmatter(text, (yaml) => stringify(shuffleTasks(parse(yaml), seed))),
  'frontmatter as JSON': (text) =>
    withFrontmatter(text, (yaml) => `${JSON.stringify(parse(yaml)).replaceAll('\u007F', ' ')}\n`),
  'where lines end': (text, seed) =>
    withBody(text, (body) =>
      body
        .split(/\n{2,}/)
        .map((block) => reflow(block, seed))
        .join('\n\n'),
    ),
  'the order of sections': (text, seed) =>
    withBody(text, (body) => {
      const [lead = '', ...sections] = body.split(/^(?=## )/m);
      return [
        lead,
        ...shuffle(
          sections.map((section) => `${section.trimEnd()}\n\n`),
          seed,
        ),
      ].join('');
    }),
  'bullets and rules': (text) => withBody(text, (body) => body.replaceAll(/^- /gm, '* ')),
  'the spelling of UTC': (text) => withBody(text, (body) => body.replaceAll(/^([-*] \d\d:\d\d) UTC /gm, '$1Z ')),
  'the day of the first entry': (text) =>
    withBody(text, (body) => {
      const [start, end] = Array.from(text.matchAll(/^ *(?:start|end): (\d{4}-\d\d-\d\d)/gm), ([, day]) => day);
      const hasDays = /^- \d{4}-|^### /m.test(body);
      return start === undefined || start !== end || hasDays ? body : body.replace(/^- (?=\d\d:\d\d )/m, `- ${start} `);
    }),
  'a byte order mark and blank lines': (text) => `\uFEFF${text.replaceAll(/\n\n/g, '\n\n\n')}\n\n`,
  'line ends': (text) => text.replaceAll('\n', '\r\n'),
};

function withFrontmatter(text: string, change: (yaml: string) => string): string {
  return text.replace(/^---\n([^]*?)\n---\n/, (_, yaml: string) => `---\n${change(yaml).trimEnd()}\n---\n`);
}

function withBody(text: string, change: (body: string) => string): string {
  const [frontmatter = ''] = /^---\n[^]*?\n---\n/.exec(text) ?? [];
  return frontmatter + change(text.slice(frontmatter.length));
}

/** Breaks the lines of a paragraph, or of items, at another width. */
function reflow(block: string, seed: number): string {
  // Tables, code and what belongs to an item above stay.
  if (/^\s/.test(block) || /^\s*(?:#|\||```|<)/m.test(block)) return block;
  const width = 30 + (seed % 90);
  return block
    .split(/\n(?=(?:[-*]|\d+\.) )/)
    .map((item) => {
      const lines = [''];
      for (const word of item.split(/\s+/)) {
        const line = lines.at(-1) ?? '';
        // A line must not begin with what Markdown reads as something else.
        if (line.length + word.length > width && /^[\p{L}(]/u.test(word)) lines.push(`  ${word}`);
        else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}

function shuffleKeys(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => [key, shuffleKeys(child, seed)]);
  return Object.fromEntries(shuffle(entries, seed));
}

function shuffleTasks(value: Record<string, unknown>, seed: number): unknown {
  const { tasks, services, tags } = value;
  const mixed = (list: unknown): unknown => (Array.isArray(list) ? shuffle(list as unknown[], seed) : list);
  return {
    ...value,
    ...(tasks !== undefined && { tasks: mixed(tasks) }),
    ...(services !== undefined && { services: mixed(services) }),
    ...(tags !== undefined && { tags: mixed(tags) }),
  };
}

/** The same order for the same seed. */
function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const rest = [...items];
  const mixed: Item[] = [];
  for (let number = seed + 1; rest.length > 0; number = (number * 48_271) % 2_147_483_647) {
    mixed.push(...rest.splice(number % rest.length, 1));
  }
  return mixed;
}
