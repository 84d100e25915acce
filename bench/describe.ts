import { readdir, stat } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { hugoVersion } from './peers.ts';

/** `2026-01-31, 2 threads of AMD EPYC, 8 GiB, linux, Node 22.12.0, Hugo 0.111.3`: what the figures depend on. */
export async function describeMachine(): Promise<string> {
  const hugo = await hugoVersion();
  return [
    new Date().toISOString().slice(0, 10),
    `${availableParallelism()} threads of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    process.platform,
    `Node ${process.versions.node}`,
    ...(hugo ? [`Hugo ${hugo}`] : []),
  ].join(', ');
}

/** How large a site is, and which of its files are the largest. */
export async function describeSite(folder: string, documents: number): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return { file: path.relative(folder, file), bytes: (await stat(file)).size };
      }),
  );
  const largest = files.toSorted((a, b) => b.bytes - a.bytes).slice(0, 4);
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const total = `${files.length.toLocaleString('en')} files, ${megabytes.toFixed(1)} MB`;
  const list = largest.map(({ file, bytes }) => `\`${file}\` ${(bytes / 1e6).toFixed(2)} MB`).join(', ');
  return `The site of ${documents.toLocaleString('en')} documents: ${total}; the largest are ${list}.`;
}
