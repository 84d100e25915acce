import type { PresetName } from './preset-names.ts';
import { presetText } from './presets.ts';

/** What a repository has already. */
export interface Present {
  /** The folder of the documents that `casebook.yaml` configures; absent without such a file. */
  configured?: string;
  /** A folder of old write-ups, relative to the root. */
  writeUps?: string;
  /** Whether a file exists. */
  has: (file: string) => boolean;
  /** Whether a file exists and names Casebook. */
  mentions: (file: string) => boolean;
  /** The content of `.gitignore`, if there is one. */
  gitignore?: string;
  /** URL of the code host's page for the repository, with its name: `https://github.com/example/incidents`. */
  host?: string;
  /** Where pull requests are checked; absent if that is unknown, or the folder is not the root of a repository. */
  ci?: 'github' | 'gitlab';
  /** IANA name. */
  timeZone?: string;
}

/** A file to create, or the same with lines added to its end. */
export interface PlannedFile {
  path: string;
  /** All of it, or what is added. */
  text: string;
  isAddition?: true;
}

export interface Plan {
  files: PlannedFile[];
  /** Files that exist and would have to be edited by hand, with what to add. */
  byHand: { path: string; text: string }[];
}

/**
 * What `casebook init` writes: nothing that exists, except for a line in `.gitignore`.
 *
 * @param preset The sections of the template.
 */
export function planSetup(present: Present, preset: PresetName = 'casebook'): Plan {
  const folder = present.configured ?? present.writeUps ?? 'postmortems';
  const plan: Plan = { files: [], byHand: [] };
  const template = `${folder}/_template.md`;
  const create = (path: string, text: string): void => {
    if (!present.has(path)) plan.files.push({ path, text });
  };
  if (present.configured === undefined) {
    plan.files.push({ path: 'casebook.yaml', text: configText(folder, template, present) });
    create(template, presetText(preset));
  }
  if (present.ci === 'github') create('.github/workflows/postmortems.yml', workflow);
  if (present.ci === 'gitlab') addOrShow('.gitlab-ci.yml', pipeline);
  addOrShow('.vscode/settings.json', editorSettings);
  const ignored = present.gitignore?.split(/\r?\n/).map((line) => line.trim().replaceAll(/^\/|\/$/g, '')) ?? [];
  if (present.gitignore === undefined) plan.files.push({ path: '.gitignore', text: '_site/\n' });
  else if (!ignored.includes('_site')) plan.files.push({ path: '.gitignore', text: '_site/\n', isAddition: true });
  return plan;

  function addOrShow(path: string, text: string): void {
    if (present.mentions(path)) return;
    if (present.has(path)) plan.byHand.push({ path, text });
    else plan.files.push({ path, text });
  }
}

function configText(folder: string, template: string, { host, timeZone }: Present): string {
  const gitlab = host !== undefined && !host.startsWith('https://github.com/') ? '/-' : '';
  const link = (kind: string): string =>
    `${host ?? 'https://git.example.com/ops/incidents'}${gitlab}/${kind}/main/{path}`;
  const comment = host === undefined ? '# ' : '';
  return [
    '# yaml-language-server: $schema=node_modules/casebook/schema/config.schema.json',
    '# Every key has a default; `casebook config` prints all of them.',
    '',
    '# The postmortems. Files whose names begin with README, _ or . are left out.',
    `documents: ["${folder}/**/*.md"]`,
    '',
    '# Zone of times without one, in documents that state none.',
    `timezone: ${timeZone ?? 'UTC'}`,
    '',
    '# What `casebook new` begins with; the first that is meant for the severity and the kind is taken.',
    `templates: ["${template}"]`,
    '',
    '# The values of `severity`, most severe first.',
    '# severities: [SEV1, SEV2, SEV3, SEV4]',
    '',
    '# The services and the owners that documents may name; any if absent.',
    '# services: [orders, sign-in]',
    '# owners: [payments, platform]',
    '',
    '# casebook explain lists the rules.',
    '# rules: { timeline-gap: { max: 45 } }',
    '',
    'site:',
    '  title: Incidents',
    '  # Links from pages to the code host.',
    `  ${comment}source: ${link('blob')}`,
    `  ${comment}history: ${link('commits')}`,
    `  ${comment}edit: ${link('edit')}`,
    '',
  ].join('\n');
}

/** The same as in docs/ci.md, "Without the action". */
const workflow = `name: Postmortems
on: [pull_request]
jobs:
  postmortems:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with: { fetch-depth: 0 }
      - uses: actions/setup-node@v7
        with: { node-version: 24 }
      - uses: actions/cache@v5
        with: { path: .casebook-cache, key: 'casebook-\${{ github.sha }}', restore-keys: casebook- }
      - run: npx --yes casebook lint --cache-location .casebook-cache
`;

/** The same as in docs/ci.md, without the component. */
const pipeline = `postmortems:
  image: node:24
  variables: { GIT_DEPTH: '0' }
  script:
    - npx --yes casebook lint --output-file gitlab=code-quality.json
  artifacts:
    when: always
    reports: { codequality: code-quality.json }
`;

const editorSettings = `{
  "yaml.schemas": { "./node_modules/casebook/schema/config.schema.json": "casebook.yaml" }
}
`;
