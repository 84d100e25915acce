import type { Command } from 'commander';

/** A command line, and what it does. */
export interface Example {
  command: string;
  /** In the imperative, without a final period. What `exits with 1` is said of does so in the test, the others with 0. */
  says: string;
  /** The test that runs it, if it needs more than a repository. */
  testedBy?: string;
}

/**
 * Examples of each command, by its path such as `tasks sync`; the first steps by `''`. `--help` and docs/commands.md show them, and
 * test/cli/help.test.ts runs those of a command one after the other in test/fixtures/example-repository.ts.
 */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  '': [
    { command: 'casebook init', says: 'set up a repository' },
    { command: 'casebook new "Orders wait"', says: 'begin a postmortem; casebook import reads those that you have' },
    { command: 'casebook lint', says: 'check it; casebook explain <rule> says why' },
  ],
  lint: [
    { command: 'casebook lint', says: 'check all postmortems' },
    { command: 'casebook lint --since origin/main', says: 'report only what this branch changed' },
    {
      command: 'casebook lint --as in_review postmortems/2024-08-20-checkout-is-slow.md',
      says: 'list what a draft still needs; exits with 1 if anything is missing',
    },
    { command: 'casebook lint --fix --dry-run', says: 'show what --fix would change' },
    { command: 'casebook lint --output-file sarif=casebook.sarif', says: 'write a report for a code scanner as well' },
    { command: 'casebook lint --max-warnings 0', says: 'fail for a warning, too' },
  ],
  baseline: [
    { command: 'casebook baseline', says: 'accept all present problems, to fix them later' },
    { command: 'casebook baseline --prune', says: 'forget those that are fixed' },
  ],
  review: [
    { command: 'casebook review --base origin/main', says: 'print the comment for a pull request' },
    {
      command: 'casebook review --base origin/main --output-file json=review.json',
      says: 'write it for programs as well',
    },
  ],
  explain: [
    { command: 'casebook explain', says: 'list all rules' },
    { command: 'casebook explain timeline-gap', says: 'explain one, with its options and an example' },
  ],
  serve: [
    { command: 'casebook serve', says: 'show the site while you write', testedBy: 'test/cli/serve.test.ts' },
    { command: 'casebook serve --port 8080', says: 'at another port', testedBy: 'test/cli/serve.test.ts' },
  ],
  manual: [
    { command: 'casebook manual', says: 'list the pages' },
    { command: 'casebook manual writing', says: 'read how to write a postmortem' },
  ],
  config: [{ command: 'casebook config', says: 'print every value, and where it comes from' }],
  doctor: [
    { command: 'casebook doctor', says: 'check the setup' },
    { command: 'casebook doctor --format json', says: 'check it for a program' },
  ],
  init: [
    { command: 'casebook init --dry-run', says: 'show what would be written' },
    { command: 'casebook init --preset google-sre --dry-run', says: 'the same, with another template' },
    { command: 'casebook init', says: 'write it, after a question at a terminal' },
  ],
  new: [
    {
      command: 'casebook new "Orders wait" --severity SEV2 --service orders --start 14:05',
      says: 'begin a draft with what is known',
    },
    { command: 'casebook new "Orders wait" --preset google-sre --dry-run', says: 'print one with other sections' },
    { command: 'casebook new "A certificate nearly ran out" --kind near_miss', says: 'write down what went well' },
  ],
  note: [
    { command: 'casebook note "Half of the workers are back"', says: 'add an entry with the present time' },
    { command: 'casebook note "Rolled back the deployment" --kind changed --at 14:32', says: 'add an earlier one' },
    {
      command: 'casebook note "Checkout is fast again" --kind mitigated --document 2024-08-20-checkout-is-slow',
      says: 'choose the document',
    },
  ],
  import: [
    { command: 'casebook import --dry-run wiki/outages', says: 'show what would be made of a folder of write-ups' },
    { command: 'casebook import wiki/outages --out postmortems', says: 'write it; the originals stay' },
    {
      command: 'casebook import incident.json --from pagerduty --dry-run',
      says: 'read an export; exits with 1 if a person has to look at it',
    },
  ],
  export: [
    { command: 'casebook export 2024-08-10-authentication-outage --to markdown', says: 'print plain Markdown' },
    {
      command: 'casebook export 2024-08-10-authentication-outage --to html --out outage.html',
      says: 'create a page to send to somebody',
    },
  ],
  build: [
    { command: 'casebook build', says: 'write the site to _site/' },
    { command: 'casebook build --strict --out public', says: 'write it to public/, unless a document has an error' },
  ],
  tasks: [
    { command: 'casebook tasks', says: 'list what is outstanding, most urgent first' },
    { command: 'casebook tasks --owner dev-team --due-before 14d', says: 'list what a team has to do in two weeks' },
    { command: 'casebook tasks --digest', says: 'write the message for Monday morning' },
    { command: 'casebook tasks --all --format csv', says: 'write every task for a spreadsheet' },
    {
      command: 'casebook tasks --overdue --fail-on overdue',
      says: 'let a scheduled job fail: exits with 1 if a task is overdue',
    },
  ],
  'tasks sync': [
    {
      command: 'casebook tasks sync issues.json',
      says: 'compare with issues that gh exported; exits with 1 if they differ',
    },
    {
      command: 'casebook tasks sync issues.json --dry-run',
      says: 'show the changes as a patch; exits with 1 likewise',
    },
    { command: 'casebook tasks sync issues.json --write', says: 'update the documents' },
    {
      command: 'casebook tasks sync --dry-run',
      says: 'ask the code host of the remote origin, and show the changes',
      testedBy: 'test/cli/tasks-sync-host.test.ts',
    },
    {
      command: 'casebook tasks sync --create',
      says: 'open a ticket for each task that has none',
      testedBy: 'test/cli/tasks-create.test.ts',
    },
  ],
  find: [
    { command: 'casebook find memory leak', says: 'search for words, even with typos' },
    { command: `casebook find '"session objects"' --limit 1`, says: 'search for exactly these words' },
    { command: 'casebook find latency --format json', says: 'search for a program' },
  ],
  stats: [
    { command: 'casebook stats', says: 'print the figures of all incidents' },
    { command: 'casebook stats --by service', says: 'print them for each service' },
    { command: 'casebook stats --by quarter --format csv', says: 'write them for a spreadsheet' },
  ],
  index: [
    { command: 'casebook index', says: 'print the list' },
    {
      command: 'casebook index --write README.md --check',
      says: 'check it in CI: exits with 1 if it is out of date',
    },
    { command: 'casebook index --write README.md', says: 'update it' },
  ],
  completion: [
    { command: 'casebook completion bash', says: 'print the script; source <(casebook completion bash) uses it' },
    { command: 'casebook completion zsh', says: 'print that for zsh' },
  ],
  help: [
    { command: 'casebook help', says: 'list the commands' },
    { command: 'casebook help tasks sync', says: 'print the options and examples of one' },
  ],
};

/** End the help of every command with its examples, and that of `casebook` with the first steps. */
export function addExamples(program: Command): void {
  program.addHelpText('afterAll', ({ command }) => {
    const lines = (examples[pathOf(command)] ?? []).map((example) => `  ${example.command}\n      ${example.says}`);
    const title = command === program ? 'First steps' : 'Examples';
    return lines.length === 0 ? '' : ['', `${title}:`, ...lines].join('\n');
  });
}

/** The names of a command, without that of the program: `tasks sync`, or nothing for the program. */
export function pathOf(command: Command): string {
  const { parent } = command;
  return parent === null ? '' : `${pathOf(parent)} ${command.name()}`.trimStart();
}
