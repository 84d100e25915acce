import type { Measurement } from './measure.ts';

/** A program of ours beside another one. */
export interface Row {
  /** What is done, and by which of our commands. */
  work: string;
  ours: Measurement | undefined;
  /** Name of the other program. */
  peer: string;
  /** Absent if the program is not installed. */
  theirs: Measurement | undefined;
  /** The ratio that was asked for. */
  atMost?: number | undefined;
}

/** A Markdown table: what Casebook and its peers take, and the ratio. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ work, ours, peer, theirs, atMost }) => [
    work,
    ours ? measurementText(ours) : '',
    `${peer}: ${theirs ? measurementText(theirs) : 'not installed'}`,
    ours && theirs ? ratioText(ours.seconds / theirs.seconds) : '',
    atMost === undefined ? '' : `≤ ${ratioText(atMost)}`,
  ]);
  const head = ['work', 'Casebook', 'peer', 'ratio', 'target'];
  return [head, ['---', '---', '---', '---:', '---:'], ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function measurementText({ seconds, mebibytes }: Measurement): string {
  const time = seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  return mebibytes === undefined ? time : `${time}, ${Math.round(mebibytes)} MiB`;
}

function ratioText(ratio: number): string {
  return ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2);
}
