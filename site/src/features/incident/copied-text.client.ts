import { dateIn } from '../timeline/convert-time.ts';
import { escape, indent, toMarkdown } from './to-markdown.client.ts';

/** The URL of an element of the page. */
export function linkTo(page: Document, { id }: Element): string {
  return `${page.location.href.replace(/#.*$/s, '')}#${encodeURIComponent(id)}`;
}

/**
 * An entry of the timeline, or a link to a heading, as Markdown: `- 2024-08-10 14:30 UTC ... ([link](...))`,
 * `[Sign-ins failed: Summary](...)`. Of the heading of the timeline, all entries.
 */
export function markdownOf(page: Document, target: Element): string {
  const link = linkTo(page, target);
  if (target.matches('.entry')) return entryMarkdown(page, target, ` ([link](${link}))`);
  const title = page.querySelector('h1')?.textContent?.trim() ?? '';
  const heading = `[${escape(`${title}: ${headingText(target)}`)}](${link})`;
  if (target.id !== 'timeline') return heading;
  const entries = Array.from(page.querySelectorAll('.entry'), (entry) => entryMarkdown(page, entry));
  return `${heading}\n\n${entries.join('\n')}`;
}

/** Its text without the buttons that may be in it. */
export function headingText(heading: Element): string {
  const copy = heading.cloneNode(true) as Element;
  copy.querySelector('.copy-bar')?.remove();
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function entryMarkdown(page: Document, entry: Element, link = ''): string {
  const kinds = Array.from(entry.querySelectorAll('.kind:not(.is-inferred)'), (kind) => {
    const name = Array.from(kind.childNodes, (node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : ''));
    return `\`${name.join('').trim().toLowerCase().replaceAll(' ', '_')}\``;
  });
  const texts = entry.querySelectorAll('.entry-text > :not(.silence, .entry-kinds, .message)');
  const [first = '', ...others] = toMarkdown([...texts]).split('\n\n');
  const line = [timeOf(page, entry), ...kinds, first].filter((part) => part !== '').join(' ');
  return `- ${indent([line + link, ...others].join('\n\n'), 2)}`;
}

/** `2024-08-10 14:30 UTC`, in the zone that the page shows. */
function timeOf(page: Document, entry: Element): string {
  const zone = page.querySelector('.case-timeline .zone-name')?.textContent?.trim();
  const own = page.querySelector<HTMLElement>('.zone')?.dataset['zone'];
  const written = entry.querySelector('.entry-time')?.textContent ?? '';
  // Behind the clock of another zone, small digits say which day it is there.
  const clock = written.replaceAll(/[⁺⁻⁰¹²³⁴-⁹]+|\s+/g, ' ').trim();
  const first = entry.querySelector('time')?.dateTime ?? '';
  const date = zone !== undefined && zone !== own && first.includes('T') ? dateIn(first, zone) : first.slice(0, 10);
  return [/\d{4}-\d\d-\d\d/.test(date) ? date : '', clock, zone ?? own ?? ''].filter((part) => part !== '').join(' ');
}
