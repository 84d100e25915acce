/** The name of the document of an incident, without `.md`: its id, which in another repository has that of a source before it. */
export function fileNameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
