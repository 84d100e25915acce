import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';

/** By the value of `--format`. */
export const reporters = { pretty, json, github } satisfies Record<string, Reporter>;

export type Format = keyof typeof reporters;
