// How well entry kinds are proposed from the wording of entries:
//
//   node test/corpus/kinds.ts                         on the invented timelines of kinds.tsv
//   node test/corpus/kinds.ts <folder of the corpus>  on real postmortems, with the kinds that facts.yaml labels
//   … --list                                          also lists what is wrong and what is missed
//
// Precision is the share of the proposals that are right, recall the share of the labelled kinds that are proposed. It
// fails if the precision is below 0.95, of all proposals or of those of one kind.
import { labelledCorpus, labelledExamples } from './labelled-kinds.ts';
import { measureKinds } from './measure-kinds.ts';

const leastPrecision = 0.95;

const args = process.argv.slice(2);
const corpus = args.find((arg) => !arg.startsWith('--'));
const timelines = corpus ? await labelledCorpus(corpus) : await labelledExamples();
const { byKind, all, mistakes } = measureKinds(timelines);

print('proposed  right  labelled  precision  recall  kind');
for (const [kind, { proposed, right, labelled }] of [...byKind, ['all', all] as const]) {
  const figures = [pad(proposed, 8), pad(right, 7), pad(labelled, 10), pad(share(right, proposed), 11)];
  print(`${figures.join('')}${pad(share(right, labelled), 8)}  ${kind}`);
}
if (args.includes('--list')) for (const mistake of mistakes) print(mistake);
const isPrecise = [...byKind.values(), all].every(({ proposed, right }) => right >= proposed * leastPrecision);
if (!isPrecise) process.exitCode = 1;

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

function pad(value: number | string, width: number): string {
  return `${value}`.padStart(width);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
