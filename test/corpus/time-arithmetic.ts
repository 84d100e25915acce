// Compares the arithmetic of src/time with Temporal: `node test/corpus/time-arithmetic.ts [number of moments]`.
import { compareWithTemporal, zonesToCompare } from '../support/temporal.ts';

const moments = Number(process.argv[2] ?? 100_000);
const perZone = Math.ceil(moments / zonesToCompare.length);
const differences = compareWithTemporal({ perZone, seed: Date.now() });
process.stdout.write(differences.map((line) => `${line}\n`).join(''));
process.stdout.write(
  `${differences.length} differences at ${perZone} moments in each of ${zonesToCompare.length} zones\n`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
