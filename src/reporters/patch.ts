/** The change of a file, for people and for `git apply`. */
export async function patchOf(before: string, after: string, shownPath: string): Promise<string> {
  // Loaded on demand: most runs show no patch.
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patch = createTwoFilesPatch(`a/${shownPath}`, `b/${shownPath}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  // As git does it: for `patch`, a name ends at a space unless a tab follows the name.
  return patch.replace(/^--- (a\/.* .*)\n\+\+\+ (b\/.*)\n/, '--- $1\t\n+++ $2\t\n');
}
