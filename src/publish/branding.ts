import { UserError } from '../errors.ts';
import type { Asset } from '../host/read-files.ts';
import type { SiteSettings } from '../settings.ts';
import { accentStyle } from './accent.ts';
import { contentHash } from './content-hash.ts';
import { imageName } from './images.ts';
import type { Branding } from './renderer.ts';
import type { SiteFile } from './write.ts';

/** How a team's own look gets into its site. */
export interface BrandingFiles {
  branding: Branding;
  /** By path relative to the site's root. */
  files: Map<string, SiteFile>;
  /** One sentence for each thing that will not work. */
  notes: string[];
}

/**
 * The logo, the colour and the style that a team has chosen.
 *
 * @param readAsset A file of the repository, by path relative to the root; `undefined` when it is not there.
 * @throws {UserError} `FILE_UNREADABLE` when a file that the configuration names is not there, too large, or no image that
 *   a page can show.
 */
export function brandSite(
  { logo, accent, stylesheet }: SiteSettings,
  readAsset: (path: string) => Asset | undefined,
): BrandingFiles {
  const files = new Map<string, SiteFile>();
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
      notes.push(`${stylesheet} asks for other files, which the site does not have: write all of it into one file`);
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
