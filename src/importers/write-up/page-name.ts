/** What the path of a page calls it: of `2024-03-01-orders-wait/index.md`, a page with its pictures, the folder. */
export function pageName(path: string): string {
  return (
    path
      .replace(/\.\w+$/, '')
      .replace(/(?<=[^/])\/(?:_?index|readme)$/i, '')
      .split('/')
      .at(-1) ?? ''
  );
}
