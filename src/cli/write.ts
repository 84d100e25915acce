import { Option, type Command } from 'commander';
import type { ImportCommandOptions } from '../commands/import.ts';
import type { ExportOptions } from '../commands/export.ts';
import { presetNames } from '../drafts/preset-names.ts';
import { exportFormats } from '../exporters/formats.ts';
import type { InitOptions } from '../commands/init.ts';
import type { NewOptions } from '../commands/new.ts';
import type { NoteOptions } from '../commands/note.ts';
import { importerNames } from '../importers/names.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { collect } from './options.ts';

/** Commands that write postmortems, and what surrounds them. */
export function addWriteCommands(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('init')
    .description('set up a repository: a configuration, a template, and a check of pull requests')
    .option('--yes', 'do not ask for confirmation')
    .option('--dry-run', 'show what would be written')
    .addOption(new Option('--preset <name>', 'sections of the template (default: casebook)').choices(presetNames))
    .action(async (options: InitOptions) => {
      const { init } = await import('../commands/init.ts');
      done(await init(options, io));
    });
  program
    .command('new')
    .description('begin a postmortem: a draft from a template')
    .argument('[title]', 'what happened (default: asked for at a terminal)')
    .option('--severity <name>', 'severity, one of the configured ones')
    .option('--service <name>', 'affected service; repeatable', collect)
    .option('--start <time>', 'when the impact began, such as 14:30, "2024-08-10 14:30" or now')
    .option('--detected <time>', 'when it was detected')
    .option('--kind <kind>', 'kind of event, such as near_miss or security (default: incident)')
    .option('--author <name>', 'who writes it (default: from git)')
    .addOption(new Option('--preset <name>', 'sections of a well-known template').choices(presetNames))
    .addOption(
      new Option('--template <file>', "template to use (default: the team's own for severity and kind)").conflicts(
        'preset',
      ),
    )
    .option('--out <folder>', 'folder of the new document (default: that of the configured documents)')
    .option('--dry-run', 'print the document instead of writing it')
    .option('--no-ask', 'ask nothing, even at a terminal')
    .action(async (title: string | undefined, options: NewOptions) => {
      const { newDocument } = await import('../commands/new.ts');
      done(await newDocument(title, options, io));
    });
  program
    .command('note')
    .description('add an entry to the timeline of the newest draft, while the incident runs')
    .argument('<text>', 'what happened, in Markdown')
    .option('--kind <kind>', 'kind of the entry, such as detected or changed; repeatable', collect)
    .option('--at <time>', 'when it happened, such as 14:32 or "2024-08-10 14:32" (default: now)')
    .option(
      '--document <id>',
      'id or path of the document (default: the newest draft, unless its last time is three days back)',
    )
    .action(async (text: string, options: NoteOptions) => {
      const { note } = await import('../commands/note.ts');
      done(await note(text, options, io));
    });
  program
    .command('import')
    .description('make postmortems from write-ups, and from what other tools export')
    .argument('<paths...>', 'files or folders to read; - for standard input')
    .option('--out <folder>', 'folder of the new documents (default: that of the configured documents)')
    .option('--dry-run', 'show the changes as a patch, without writing them')
    .addOption(new Option('--in-place', 'rewrite the files themselves, in a clean git tree').conflicts('out'))
    .addOption(
      new Option('--from <tool>', 'tool that exported the files (default: recognised by content)').choices(
        importerNames,
      ),
    )
    .option('--reaction <name>', 'with a Slack export: the reaction that marks messages of the timeline')
    .addOption(new Option('--report <name>', 'form of the report').choices(['pretty', 'json']).default('pretty'))
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const { importDocuments } = await import('../commands/import.ts');
      done(await importDocuments(paths, options, io));
    });
  program
    .command('export')
    .description('write a postmortem in another format, for those who leave')
    .argument('<document>', 'id or path of a postmortem')
    .addOption(new Option('--to <format>', 'format to write').choices(exportFormats).makeOptionMandatory())
    .option('--out <file>', 'file to create, which must not exist (default: standard output)')
    .action(async (document: string, options: ExportOptions) => {
      const { exportDocument } = await import('../commands/export.ts');
      done(await exportDocument(document, options, io));
    });
}
