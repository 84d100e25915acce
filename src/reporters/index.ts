import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Format } from './names.ts';
import type { Reporter } from './reporter.ts';

/** By the value of `--format`. */
export const reporters: Record<Format, Reporter> = { pretty, json, github };
