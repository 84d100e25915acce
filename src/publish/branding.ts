import { UserError } from '../errors.ts';
import type { Asset } from '../host/read-files.ts';
import type { SiteSettings } from '../settings.ts';
import { accentStyle } from './accent.ts';
import { contentHash } from './content-hash.ts';
import { imageName } from './images.ts';
import type { Branding } from './renderer.ts';
import type { AssetFile } from './write.ts';

/** The files and settings of a team's branding. */
export interface BrandingFiles {
  branding: Branding;
  /** By path relative to the site's root. */
  files: Map<string, AssetFile>;
  /** One sentence for each problem. */
  notes: string[];
}

/**
 * Prepare the logo, the accent colour and the style sheet that a team has configured.
 *
 * @param readAsset A file of the repository, by path relative to the root; `undefined` if it does not exist.
 * @throws {UserError} `FILE_UNREADABLE` if a configured file does not exist, is too large, or is not an image that a page can
 *   show.
 */
export function brandSite(
  { logo, accent, stylesheet }: SiteSettings,
  readAsset: (path: string) => Asset | undefined,
): BrandingFiles {
  const files = new Map<string, AssetFile>();
  const stylesheets: string[] = [];
  const notes: string[] = [];
  const addStyle = (name: string, text: string): void => {
    const path = `assets/${name}.${contentHash(text, 8)}.css`;
    files.set(path, text);
    stylesheets.push(path);
  };
  if (accent !== undefined) addStyle('accent', accentStyle(accent));
  if (stylesheet !== undefined) {
    const text = Buffer.from(read(stylesheet, 'site.stylesheet', readAsset).bytes).toString('utf8');
    if (/@import|url\(/i.test(text)) {
      notes.push(`${stylesheet} loads other files, which the site does not contain; put all styles into one file`);
    }
    addStyle('own', text);
  }
  if (logo === undefined) return { branding: { stylesheets }, files, notes };
  const { file, bytes } = read(logo, 'site.logo', readAsset);
  const name = imageName(logo, bytes);
  if (name === undefined) {
    throw new UserError(
      'FILE_UNREADABLE',
      `Cannot show ${logo}, which \`site.logo\` names: expected an image, or an SVG that only draws`,
    );
  }
  files.set(name, { copyOf: file });
  return { branding: { logo: name, stylesheets }, files, notes };
}

function read(path: string, key: string, readAsset: (path: string) => Asset | undefined): Required<Asset> {
  const asset = readAsset(path);
  if (!asset)
    throw new UserError('FILE_UNREADABLE', `Cannot read ${path}, which \`${key}\` names: there is no such file`);
  if (!asset.bytes)
    throw new UserError('FILE_UNREADABLE', `Cannot read ${path}, which \`${key}\` names: it is too large`);
  return { file: asset.file, bytes: asset.bytes };
}
