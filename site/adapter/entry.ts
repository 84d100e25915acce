import { createApp } from 'astro/app/entrypoint';
import type { Locals } from '../../src/site/renderer.ts';
import { assetOrigin, rootOf } from '../src/links.ts';

export { routes } from '../src/routes.ts';

const app = createApp({ streaming: false });

export async function render(locals: Locals): Promise<string> {
  const { path } = locals.route;
  let cause: unknown;
  // The path is free of anything that a URL would change: letters, digits, `-`, `_`, `/`.
  const url = new URL(path.replace(/(?:(?:^|\/)index)?\.html$/, ''), 'https://casebook.invalid/');
  const onError = (error: unknown): void => {
    cause = error;
  };
  const response = await app.render(new Request(url), { locals: { ...locals, onError } });
  if (cause !== undefined) {
    throw new Error(`Cannot render ${path}: ${cause instanceof Error ? cause.message : 'unknown cause'}`, { cause });
  }
  if (response.status !== 200) throw new Error(`Cannot render ${path}: status ${response.status}`);
  return (await response.text()).replaceAll(`${assetOrigin}/`, rootOf(path));
}
