/** Whether the catalog of a source is an address, and not a path. */
export function isAddress(catalog: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(catalog);
}

/** Whether a catalog may be read from an address: encrypted, or from this machine, and without a password in it. */
export function isAllowedAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** Whether an address is of this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/** An `http:` or `https:` URL as browsers read it; `undefined` for anything else. */
export function webAddress(text: string): string | undefined {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return url && url.username === '' && url.password === '' ? url.href : undefined;
}
