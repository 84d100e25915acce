/**
 * Load a script that hands over its data by an event (data-event.client.ts).
 *
 * Why not `import()` or `fetch()`: a site may be opened from disk, and on `file://` browsers refuse both. Only classic
 * scripts load there.
 *
 * @param src Relative to the page.
 * @throws {Event} The `error` event, when the script cannot be loaded.
 */
export async function loadScript(src: string): Promise<void> {
  const script = document.createElement('script');
  script.src = src;
  try {
    await new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', reject);
      document.head.append(script);
    });
  } finally {
    script.remove();
  }
}
