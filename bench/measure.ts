import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What a whole process took. */
export interface Measurement {
  seconds: number;
  /** Most memory in use at one time; absent where the system does not tell (elsewhere than on Linux). */
  mebibytes?: number;
}

/** A program with its arguments. */
export interface Program {
  name: string;
  command: readonly [file: string, ...args: string[]];
  /** Absolute path. */
  cwd: string;
  /** What is done before each run, and not measured. */
  before?: () => Promise<void>;
  /** Exit codes of a run that worked; 0 by default. Linters exit with 1 when they find anything. */
  exitCodes?: readonly number[];
}

const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', GITHUB_ACTIONS: '', NO_COLOR: '1' };

/**
 * Run a program once.
 *
 * @throws If it does not work: a failure must not pass for a fast run.
 */
export async function run({ name, command, cwd, before, exitCodes = [0] }: Program): Promise<Measurement> {
  await before?.();
  const [file, ...args] = command;
  const began = performance.now();
  const child = spawn(file, args, { cwd, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints = (complaints + text.toString()).slice(-2000)));
  let kibibytes: number | undefined;
  const timer = setInterval(() => void look(), 10);
  const look = async () => (kibibytes = (await peakOf(child.pid)) ?? kibibytes);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  if (code === null || !exitCodes.includes(code)) throw new Error(`${name} exited with ${code}: ${complaints}`);
  return { seconds, ...(kibibytes !== undefined && { mebibytes: kibibytes / 1024 }) };
}

/** The peak is kept by the system, so that looking from time to time misses the last moments only. */
async function peakOf(pid: number | undefined): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    return peak === undefined ? undefined : Number(peak);
  } catch {
    // The process has ended, or the system is not Linux.
    return undefined;
  }
}

/**
 * Run programs in turn, so that whatever else the machine does affects all of them alike.
 *
 * @returns The medians, by name.
 */
export async function compete(programs: readonly Program[], runs: number): Promise<Map<string, Measurement>> {
  const measured = new Map(programs.map(({ name }) => [name, [] as Measurement[]]));
  for (let round = 1; round <= runs; round += 1) {
    for (const program of programs) {
      const measurement = await run(program);
      measured.get(program.name)?.push(measurement);
      process.stderr.write(`${round}/${runs} ${program.name}: ${measurement.seconds.toFixed(2)} s\n`);
    }
  }
  return new Map(Array.from(measured, ([name, all]) => [name, medianOf(all)]));
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  const seconds = median(measurements.map((one) => one.seconds)) ?? NaN;
  const mebibytes = median(measurements.flatMap((one) => one.mebibytes ?? []));
  return { seconds, ...(mebibytes !== undefined && { mebibytes }) };
}

function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
