import { count } from '../../text/count.ts';
import type { Review, ReviewedPostmortem } from '../review.ts';
import { bytesOf, fitLines, type Block } from './lines.ts';
import { countLoosened, showLoosened } from './loosened.ts';
import { showMessages } from './messages.ts';
import { showPatches } from './patches.ts';
import { isSmall, showPostmortem, showProse } from './postmortem.ts';
import { safeCode } from './safe-text.ts';

/** The first line of the comment, by which it is found when it is written again. */
export const marker = '<!-- casebook review -->';

/**
 * A review as a comment in Markdown of at most 65,536 bytes, which is the limit of GitHub: each part has its share, and
 * says what it leaves out.
 */
export function comment(review: Review): string {
  const parts: Block[] = [
    [marker, verdict(review)],
    showLoosened(review.loosened, 8000),
    ...showPostmortems(review, 30_000),
    showMessages(review, 10_000),
    showPatches(review, 12_000),
    [footer(review)],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function verdict({ counts, loosened, postmortems, reformatted, notCompared }: Review): string {
  const numbers = (['added', 'changed', 'deleted'] as const).filter((name) => counts[name] > 0);
  const changes = numbers.map((name, index) =>
    index === 0 ? `${count(counts[name], 'postmortem')} ${name}` : `${counts[name]} ${name}`,
  );
  const messages = [
    counts.errors > 0 ? count(counts.errors, 'error') : '',
    counts.warnings > 0 ? count(counts.warnings, 'warning') : '',
    counts.notes > 0 ? count(counts.notes, 'note') : '',
  ].filter(Boolean);
  const nothing =
    reformatted.length > 0
      ? `${count(reformatted.length, 'postmortem')} changed in form only`
      : 'No postmortem has changed';
  const isChecked = postmortems.length + reformatted.length > 0;
  return [
    `**${changes.length > 0 ? changes.join(', ') : nothing}**`,
    messages.length > 0 ? messages.join(', ') : isChecked ? 'no new problems' : '',
    loosened.length > 0 ? `${count(countLoosened(loosened), 'check')} loosened` : '',
    notCompared.length > 0 ? `${count(notCompared.length, 'postmortem')} not compared` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function footer({ base, reformatted, counts, notCompared }: Review): string {
  const named = fitLines(
    notCompared.map((file) => safeCode(file)),
    { bytes: 1000, most: 3 },
    (left) => `${left} more`,
  );
  const parts = [
    `Compared with \`${base.slice(0, 7)}\``,
    counts.added + counts.changed + counts.deleted > 0 && reformatted.length > 0
      ? `${count(reformatted.length, 'further postmortem')} changed in form only`
      : '',
    counts.known > 0 ? `${count(counts.known, 'known problem')} in these postmortems` : '',
    notCompared.length > 0 ? `not compared, since that would take too long: ${named.join(', ')}` : '',
  ];
  return `<sub>${parts.filter(Boolean).join(' · ')}</sub>`;
}

/** Each in full while there is room, and then by name. */
function showPostmortems({ postmortems }: Review, bytes: number): Block[] {
  const [small, others] = [postmortems.filter(isSmall), postmortems.filter((one) => !isSmall(one))];
  const blocks: Block[] = [];
  const cut: ReviewedPostmortem[] = [];
  // The last part is for the names of those that are cut.
  let left = bytes - 7000;
  for (const one of others) {
    const block = showPostmortem(one, Math.min(left, 8000));
    if (left < 1000 || bytesOf(block) > left) cut.push(one);
    else {
      blocks.push(block);
      left -= bytesOf(block);
    }
  }
  const names = cut.map(({ change, path }) => `- ${change} ${safeCode(path)}`);
  const rest = fitLines(names, { bytes: 3000, most: 20 }, (number) => `- … and ${number} more`);
  if (names.length > 0) blocks.push(['### Further postmortems, without details', '', ...rest]);
  if (small.length > 0) {
    const shown = fitLines(small.map(showSmall), { bytes: 3000, most: 10 }, (number) => `- … and ${number} more`);
    blocks.push(['### Small changes', '', ...shown]);
  }
  return blocks;
}

function showSmall({ path, formerPath, ...one }: ReviewedPostmortem): string {
  const renamed = formerPath === undefined ? '' : `renamed from ${safeCode(formerPath)}`;
  return `- ${safeCode(path)}: ${[renamed, showProse(one)].filter(Boolean).join('; ')}`;
}
