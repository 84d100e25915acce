import type { Format } from './names.ts';
import type { Reporter } from './reporter.ts';

/** A reporter by its name. Each is loaded when it is used: some load all rules. */
export async function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]();
}

const loaders: Record<Format, () => Promise<Reporter>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  concise: async () => (await import('./concise.ts')).concise,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  junit: async () => (await import('./junit.ts')).junit,
  rdjson: async () => (await import('./rdjson.ts')).rdjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
  agent: async () => (await import('./agent.ts')).agent,
};
