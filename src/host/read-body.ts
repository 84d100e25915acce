/**
 * Read the body of an answer.
 *
 * @param longest Bytes, not compressed.
 * @param onChunk Called for each part that arrives.
 * @returns `undefined` if there is more.
 */
export async function readBody(response: Response, longest: number, onChunk?: () => void): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    onChunk?.();
    size += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (size > longest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
