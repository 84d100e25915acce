import path from 'node:path';
import { relativePath } from '../disk.ts';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { loadConfig } from '../config/config.ts';
import { askForValues } from '../drafts/ask-for-values.ts';
import { checkTemplate, placeholders } from '../drafts/check-template.ts';
import { chooseTemplate, templatesByName } from '../drafts/choose-template.ts';
import type { DraftValues } from '../drafts/draft-values.ts';
import { unknownPlaceholders } from '../drafts/fill-template.ts';
import { presentMoment, readGivenTime } from '../drafts/given-time.ts';
import { makeDraft } from '../drafts/make-draft.ts';
import type { NewEntry } from '../drafts/new-entry.ts';
import { folderOf, placeOf } from '../drafts/place.ts';
import type { PresetName } from '../drafts/preset-names.ts';
import { presetText } from '../drafts/presets.ts';
import { assertStated, type StatedValues } from '../drafts/stated-values.ts';
import { UserError } from '../errors.ts';
import { openQuestions } from '../host/ask.ts';
import { createFile } from '../host/create-file.ts';
import { loadEnvironment } from '../host/environment.ts';
import { findTemplates, readTemplate } from '../host/find-templates.ts';
import { readGitSetting } from '../host/git.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { findDocuments } from '../host/read-files.ts';
import { fileNameOf } from '../importers/write-draft.ts';
import { idOf } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import { plainLine, plainLines } from '../text/plain-text.ts';
import { dayOf, formatMoment } from '../time/format.ts';
import { resolveZone } from '../time/zone.ts';

export interface NewOptions extends StatedValues {
  preset?: PresetName;
  /** Path of a template, relative to the working directory. */
  template?: string;
  /** Folder of the new document, relative to the working directory. */
  out?: string;
  /** Print the document instead of writing it. */
  dryRun?: boolean;
  /** `false`: ask nothing. */
  ask?: boolean;
}

/**
 * Begin a postmortem: a draft from a template.
 *
 * @param title Asked for at a terminal if absent.
 * @returns 2 if the user cancels.
 * @throws {UserError} `OPTION_INVALID`; `OUT_REFUSED` if there is a document of that name; `TEMPLATE_INVALID`.
 */
export async function newDocument(title: string | undefined, options: NewOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const zone = resolveZone(settings.timezone ?? '') ?? resolveZone(io.timeZone ?? '') ?? 'UTC';
  const clock = { now: io.now, zone };
  const given = { ...options, ...(title !== undefined && { title }) };
  assertStated(given, clock, settings);
  const asking = options.ask !== false && !options.dryRun && io.terminal;
  const stated = asking ? await askForValues(await openQuestions(asking), given, clock, settings) : given;
  if (!stated) {
    io.stderr.write('casebook: cancelled, nothing was written\n');
    return 2;
  }
  if (stated.title === undefined || stated.title.trim() === '') {
    throw new UserError('OPTION_INVALID', 'Missing title, expected casebook new "What happened"');
  }
  const start = stated.start === undefined ? undefined : readGivenTime(stated.start, '--start', clock);
  const detected = stated.detected === undefined ? undefined : readGivenTime(stated.detected, '--detected', clock);
  const date = dayOf(start ?? detected ?? presentMoment(clock), zone);
  const name = fileNameOf({ date, frontmatter: { title: stated.title } });
  const severity = nameOfSeverity(stated.severity, settings);
  const template = loadTemplate(options, { severity, kind: stated.kind }, root, settings, io);
  const document = await freePlace(name, options.out, root, settings, io);
  const author = stated.author ?? (await authorOf(io.cwd));
  const values: DraftValues = {
    title: stated.title.trim(),
    date,
    id: idOf(document),
    services: [...new Set(stated.service)],
    authors: author === undefined ? [] : [author],
    ...(severity !== undefined && { severity }),
    ...(stated.kind !== undefined && { kind: stated.kind }),
    ...(start && { start: formatMoment(start, { date: true, zone: false }, zone) }),
    ...(settings.timezone === undefined && { timezone: zone }),
  };
  const entries: NewEntry[] = [
    ...(start ? [{ at: start, kinds: ['started'], text: 'TODO: what users noticed' }] : []),
    ...(detected ? [{ at: detected, kinds: ['detected'], text: 'TODO: how it was detected' }] : []),
  ];
  const text = makeDraft(template.text, document, values, entries, settings);
  const shown = relativePath(io.cwd, path.join(root, document));
  if (options.dryRun) {
    io.stdout.write(plainLines(text));
    return 0;
  }
  if (!(await createFile(path.join(root, document), text))) {
    throw new UserError('OUT_REFUSED', `Cannot write ${shown}: it exists`);
  }
  io.stdout.write(
    plainLines(
      [
        `Created ${shown}`,
        '',
        `  casebook note "What happened"             adds an entry to its timeline`,
        `  casebook lint --as in_review ${shown}`,
        '                                            lists what it needs before review',
        '',
      ].join('\n'),
    ),
  );
  if (template.file !== undefined) {
    const environment = await loadEnvironment(root, settings, io.now);
    const [first] = checkTemplate({ path: template.file, text: template.text }, settings, environment).messages;
    if (first) {
      const { line, column } = first.place.start;
      io.stderr.write(
        `casebook: the template is not clean: ${plainLine(`${template.file}:${line}:${column}: ${first.reason}`)}\n`,
      );
    }
  }
  return 0;
}

/** Path of the new document, relative to the root. */
async function freePlace(
  name: string,
  out: string | undefined,
  root: string,
  settings: Settings,
  io: Io,
): Promise<string> {
  const file = out === undefined ? placeOf(name, settings) : relativePath(root, path.resolve(io.cwd, out, name));
  if (file === undefined) {
    const globs = settings.documents.join(', ');
    throw new UserError(
      'OUT_REFUSED',
      `Cannot place ${name}: \`documents\` (${globs}) does not include it; name a folder with --out`,
    );
  }
  const taken = (await findDocuments(root, settings.documents)).find((one) => idOf(one) === idOf(file));
  if (taken !== undefined) throw new UserError('OUT_REFUSED', `Cannot write ${name}: ${taken} has that name`);
  return file;
}

/** The template that the user names, the team's own, or ours. */
function loadTemplate(
  { preset, template }: NewOptions,
  use: { severity: string | undefined; kind: string | undefined },
  root: string,
  settings: Settings,
  io: Io,
): { text: string; file?: string } {
  if (preset !== undefined) return { text: presetText(preset) };
  const own =
    settings.templates ??
    templatesByName(findTemplates(root, folderOf(settings)), schema.properties.kind.enum, settings);
  const file =
    template === undefined ? chooseTemplate(own, use, settings) : relativePath(root, path.resolve(io.cwd, template));
  if (file === undefined) return { text: presetText('casebook') };
  const text = readTemplate(root, file);
  const [unknown] = unknownPlaceholders(text, placeholders);
  if (unknown) {
    const line = text.slice(0, unknown.offset).split('\n').length;
    const hint =
      unknown.meant === undefined ? `expected one of ${placeholders.join(', ')}` : `did you mean {{${unknown.meant}}}?`;
    throw new UserError('TEMPLATE_INVALID', `${file}:${line}: Unknown placeholder ${unknown.text}; ${hint}`);
  }
  return { text, file };
}

function nameOfSeverity(text: string | undefined, { severities }: Settings): string | undefined {
  return severities.find(({ name, aliases }) => name === text || aliases.includes(text ?? ''))?.name;
}

/** The account on the code host where git knows it, or else the name. */
async function authorOf(folder: string): Promise<string | undefined> {
  const names = ['github.user', 'gitlab.user', 'user.name', 'user.email'];
  for (const name of names) {
    const found = await readGitSetting(folder, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
