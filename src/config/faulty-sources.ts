import type { Position, ValuePositions } from '../position.ts';
import { isAddress, isAllowedAddress } from '../text/source-address.ts';
import type { ConfigFile } from './config-file.ts';

/** Sources that share an id, and addresses from which no catalog is read. */
export function faultySources(
  { sources = [] }: ConfigFile,
  positions: ValuePositions,
  fallback: Position,
): { reason: string; position: Position }[] {
  const seen = new Set<string>();
  return sources.flatMap(({ id, catalog, url }, index) => {
    const at = (key: string): Position => positions[`/sources/${index}/${key}`]?.value ?? fallback;
    const isSecond = seen.has(id);
    seen.add(id);
    return [
      ...(isSecond
        ? [{ reason: `Unexpected second source \`${id}\`, expected each id once`, position: at('id') }]
        : []),
      ...(isAddress(catalog) && !isAllowedAddress(catalog)
        ? [
            {
              reason: `Unexpected \`${withoutPassword(catalog)}\` as \`catalog\`, expected an address that begins with \`https://\`, without a name or a password, or the path of a file`,
              position: at('catalog'),
            },
          ]
        : []),
      ...(url !== undefined && !URL.canParse(url)
        ? [{ reason: `Unexpected \`${url}\` as \`url\`, expected a URL`, position: at('url') }]
        : []),
    ];
  });
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//•••@');
}
