import type { Argument, Command, Help } from 'commander';
import { createProgram } from '../src/cli.ts';
import { examples, pathOf, type Example } from '../src/cli/examples.ts';

/** The page that says most about a command. */
const pages: Record<string, string> = {
  lint: 'ci.md',
  baseline: 'adopt.md',
  review: 'review.md',
  explain: 'rules.md',
  manual: 'README.md',
  completion: 'start.md#completion-in-your-shell',
  config: 'configuration.md',
  doctor: 'start.md#when-something-is-wrong',
  init: 'start.md',
  new: 'start.md',
  note: 'start.md#an-incident-runs',
  import: 'import.md',
  export: 'export.md',
  build: 'site.md',
  serve: 'site.md#preview',
  tasks: 'tasks.md',
  'tasks sync': 'tasks.md#comparing-with-tickets',
  find: 'site.md#search',
  stats: 'metrics.md',
  index: 'site.md#a-list-on-the-code-host',
};

/** Generate the manual's page about the command line from its definition, in Markdown. */
export function commandsPage(): string {
  const program = createProgram(silent, () => undefined);
  const help = program.createHelp();
  const commands = commandsBelow(program, help);
  return `# Commands

<!-- Generated from src/cli.ts and src/cli/ by \`npm run generate\`. -->

Every command of \`casebook\`. \`casebook <command> --help\` prints the same in the terminal.

| command | what it does |
| --- | --- |
${commands.map(({ name, command }) => `| [\`casebook ${name}\`](#casebook-${name.replaceAll(' ', '-')}) | ${cell(help.subcommandDescription(command))} |`).join('\n')}

A command exits with 0 on success, with 1 if a document has an error or a check that you asked for fails, and with 2 if it
could not run. Results are on standard output, notes about the run on standard error.

${commands.map((named) => section(named, help)).join('\n\n')}

## Environment

| variable | meaning |
| --- | --- |
${environment.map(([name, meaning]) => `| \`${name}\` | ${meaning} |`).join('\n')}
`;
}

/** What commands read of the environment; a test compares it with `src/host/io.ts`. */
const environment = [
  ['NO_COLOR', 'no colours'],
  ['FORCE_COLOR', 'colours even where the output is not a terminal; `0` for none'],
  ['COLUMNS', 'width of tables, in characters'],
  ['TERM', 'with `dumb`, nothing is asked, and no line is written over'],
  ['SOURCE_DATE_EPOCH', 'the present, in seconds since 1970, for results that do not depend on the day'],
  ['XDG_CACHE_HOME', 'folder of caches, for repositories without `node_modules`; on Windows `LOCALAPPDATA`'],
  [
    'GITHUB_ACTIONS',
    'with `true`, the output is for GitHub Actions, with `GITHUB_WORKSPACE` and `GITHUB_STEP_SUMMARY`',
  ],
  ['GITHUB_TOKEN', 'token for `tasks sync`, as are `GH_TOKEN`, `GH_ENTERPRISE_TOKEN` and `GITHUB_ENTERPRISE_TOKEN`'],
  ['GH_HOST', 'host of GitHub Enterprise for `tasks sync`, as is `GITHUB_SERVER_URL`'],
  ['GITLAB_TOKEN', 'token for `tasks sync`, as is `CI_JOB_TOKEN`'],
  ['GITLAB_HOST', 'host of GitLab for `tasks sync`, as is `CI_SERVER_URL`'],
  ['GITLAB_CI', 'with `true`, paths in reports begin at `CI_PROJECT_DIR`'],
  [
    'AI_AGENT',
    'a coding agent reads the output, and so with `CLAUDECODE`, `CODEX_SANDBOX`, `CURSOR_AGENT`, `GEMINI_CLI`, `OPENCODE`',
  ],
] as const;

interface NamedCommand {
  /** `tasks sync` */
  name: string;
  command: Command;
}

function commandsBelow(parent: Command, help: Help): NamedCommand[] {
  return help
    .visibleCommands(parent)
    .flatMap((command) =>
      command.name() === 'help' ? [] : [{ name: pathOf(command), command }, ...commandsBelow(command, help)],
    );
}

function section({ name, command }: NamedCommand, help: Help): string {
  const description = help.commandDescription(command);
  const page = pages[name];
  if (page === undefined) throw new Error(`build/commands-page.ts has no page about ${name}`);
  const rows = [
    ...help.visibleArguments(command).map((one) => [argumentTerm(one), help.argumentDescription(one)]),
    ...help
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .map((one) => [help.optionTerm(one), help.optionDescription(one)]),
  ];
  return [
    `## casebook ${name}`,
    `\`\`\`text\n${help.commandUsage(command)}\n\`\`\``,
    `${description.charAt(0).toUpperCase()}${description.slice(1)}. See [${page.replace(/#.*/, '')}](${page}).`,
    exampleText(examples[name] ?? []),
    rows.length > 0 &&
      ['| argument or option | meaning |', '| --- | --- |']
        .concat(rows.map(([term = '', meaning = '']) => `| \`${term.replaceAll('|', '\\|')}\` | ${cell(meaning)} |`))
        .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** One block, so that a page of the terminal reads it like one of the web. */
function exampleText(list: readonly Example[]): string {
  const lines = list.map(({ command, says }) => `# ${says}\n${command}`);
  return list.length > 0 ? `\`\`\`sh\n${lines.join('\n')}\n\`\`\`` : '';
}

function argumentTerm(argument: Argument): string {
  const term = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${term}>` : `[${term}]`;
}

/** Text in a cell of a table: comments and options are code, and nothing else is markup. */
function cell(text: string): string {
  return text.replaceAll(/[*|]/g, '\\$&').replaceAll(/<!--.*?-->|(?<!\w)--[a-z][\w-]*/g, '`$&`');
}

/** Definitions need streams, and write nothing to them. */
const silent = {
  cwd: '/',
  now: '2024-08-20T09:12:00Z',
  isAgent: false,
  readStdin: () => Promise.resolve(new Uint8Array()),
  stdout: { write: () => undefined, color: false },
  stderr: { write: () => undefined, color: false },
};
