import type { Format } from './names.ts';
import type { Reporter } from './reporter.ts';

/** A reporter by its name. Each is loaded when it is used: some load all rules. */
export async function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]();
}

const loaders: Record<Format, () => Promise<Reporter>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  github: async () => (await import('./github.ts')).github,
};
