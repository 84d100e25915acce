/** A commit, and what it changed. */
export interface Commit {
  hash: string;
  /** When it was committed, in seconds since 1970. */
  time: number;
  hasParent: boolean;
  files: FileChange[];
}

/** What a commit made of a file. */
export interface FileChange {
  /** Relative to the folder. */
  path: string;
  /** The path before, if the file was renamed. */
  from?: string;
  kind: 'added' | 'changed' | 'deleted';
  /** Hash of its content; of a deleted file, of the last one. */
  blob: string;
}

/** What `git log --raw -z` prints: for each commit a line, then its changes with their paths. */
export function readLog(output: Buffer): Commit[] {
  const commits: Commit[] = [];
  const parts = output.toString('utf8').split('\0');
  for (let index = 0; index < parts.length; index += 1) {
    const [, hash, time, parents, rest = ''] =
      /^(?:commit (\S+) (\d+) ?([^\n]*)\n?)?([^]*)$/.exec((parts[index] ?? '').trimStart()) ?? [];
    if (hash !== undefined) {
      commits.push({ hash, time: Number(time), hasParent: parents !== '', files: [] });
    }
    const [, mode = '', before = '', after = '', kind = ''] = /^:\d+ (\d+) (\S+) (\S+) (\w)/.exec(rest) ?? [];
    if (kind === '') continue;
    const isMoved = kind === 'R' || kind === 'C';
    const first = parts[(index += 1)] ?? '';
    const file = isMoved ? (parts[(index += 1)] ?? '') : first;
    const isFile = kind === 'D' || mode.startsWith('100');
    if (!isFile) continue;
    commits.at(-1)?.files.push({
      path: file,
      ...(kind === 'R' && { from: first }),
      kind: kind === 'D' ? 'deleted' : kind === 'A' || kind === 'C' ? 'added' : 'changed',
      blob: kind === 'D' ? before : after,
    });
  }
  return commits;
}

/** What `git cat-file --batch` answers: a line with type and length, then so many bytes, for each request. */
export function readBatch(output: Buffer, count: number): (Buffer | undefined)[] {
  const contents: (Buffer | undefined)[] = [];
  let offset = 0;
  while (contents.length < count) {
    const end = output.indexOf('\n', offset);
    const [, type, length] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString('utf8', offset, end)) ?? [];
    offset = end + 1;
    if (end < 0) throw new Error('Git answered fewer requests than were made');
    if (length === undefined) {
      contents.push(undefined);
      continue;
    }
    contents.push(type === 'blob' ? output.subarray(offset, offset + Number(length)) : undefined);
    offset += Number(length) + 1;
  }
  return contents;
}

/** The parts of a list that ends each with a zero byte. */
export function partsOf(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}
