import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Barriers that axe finds on a page in the light colour scheme, and barriers of colour in the dark one, as
 * `scheme rule: element`: of WCAG 2.2 AA and best practices. Nothing but colours depends on the scheme.
 *
 * @param page In a context with `bypassCSP`.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  // The rules of WCAG 2.2 are off by default.
  const light = await violations(page, "{ rules: { 'target-size': { enabled: true } } }");
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, "{ runOnly: ['color-contrast', 'link-in-text-block'] }");
  return [...light.map((barrier) => `light ${barrier}`), ...dark.map((barrier) => `dark ${barrier}`)];
}

async function violations(page: Page, options: string): Promise<string[]> {
  return page.evaluate<string[]>(`axe.run(${options}).then((result) =>
    result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
}
