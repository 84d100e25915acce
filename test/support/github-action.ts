import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';
import { root, temporaryFolder } from './cli.ts';

interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  'working-directory'?: string;
}

interface Action {
  inputs: Record<string, { default: string }>;
  runs: { steps: Step[] };
}

/** What a run of the action did, as a host would see it. */
export interface ActionRun {
  /** Of all steps, one after the other. */
  log: string;
  /** The step that failed, with its exit code. */
  failed?: { step: string; exitCode: number };
  summary: string;
  /** Steps that use other actions, and were wanted. */
  used: string[];
}

export interface ActionOptions {
  /** The checkout. */
  folder: string;
  inputs?: Record<string, string>;
  /** The payload of the event. */
  event?: object;
  /** Comments on the pull request, which stay from run to run; absent if the token cannot write. */
  comments?: Comment[];
}

export interface Comment {
  id: number;
  user: { type: 'Bot' | 'User' };
  body: string;
}

export const action = parse(await readFile(path.join(root, 'action.yml'), 'utf8')) as Action;

/** Run every line of shell in action.yml, with the command line that was built, and programs that stand for npm and gh. */
export async function runAction({ folder, inputs = {}, event = {}, comments }: ActionOptions): Promise<ActionRun> {
  const temporary = await temporaryFolder();
  const file = (name: string): string => path.join(temporary, name);
  const bin = file('bin');
  await mkdir(bin);
  await writeProgram(path.join(bin, 'npm'), npm);
  await writeProgram(path.join(bin, 'gh'), gh);
  await writeFile(file('comments.json'), JSON.stringify(comments ?? null));
  for (const name of ['output', 'path', 'summary']) await writeFile(file(name), '');
  const outputs: Record<string, Record<string, string>> = {};
  const log: string[] = [];
  const used: string[] = [];
  let failed: ActionRun['failed'];
  for (const step of action.runs.steps) {
    const context = {
      inputs: {
        ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
        ...inputs,
      },
      github: { event, token: 'secret' },
      runner: { temp: temporary },
      steps: Object.fromEntries(Object.entries(outputs).map(([id, values]) => [id, { outputs: values }])),
    };
    const fill = (text: string): string =>
      text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluate(expression, context).coerceString());
    const isWanted = step.if === undefined || isTruthy(evaluate(step.if.replaceAll(/^\$\{\{|\}\}$/g, ''), context));
    if (!isWanted) continue;
    if (step.uses) used.push(step.uses.replace(/@.*/, ''));
    if (!step.run) continue;
    // An expression in a script would be code of whoever chose its value.
    if (step.run.includes('${{')) throw new Error('A script of action.yml holds an expression');
    const added = (await readFile(file('path'), 'utf8')).split('\n').filter(Boolean).toReversed();
    await writeFile(file('output'), '');
    const { exitCode, output } = await runBash(step.run, path.join(folder, fill(step['working-directory'] ?? '.')), {
      PATH: [...added, bin, path.join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(path.delimiter),
      HOME: temporary,
      SOURCE_DATE_EPOCH: '1724145120',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: file('output'),
      GITHUB_PATH: file('path'),
      GITHUB_REPOSITORY: 'owner/repository',
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: temporary,
      CASEBOOK_COMMENTS: file('comments.json'),
      CASEBOOK_BIN: path.join(root, 'dist/bin.js'),
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)])),
    });
    log.push(output);
    const lines = (await readFile(file('output'), 'utf8')).split('\n').filter(Boolean);
    if (step.id) outputs[step.id] = Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
    if (exitCode !== 0) {
      failed = { step: step.name ?? '', exitCode };
      break;
    }
  }
  const left = JSON.parse(await readFile(file('comments.json'), 'utf8')) as Comment[] | null;
  comments?.splice(0, comments.length, ...(left ?? []));
  return { log: log.join(''), ...(failed && { failed }), summary: await readFile(file('summary'), 'utf8'), used };
}

function evaluate(expression: string, context: object): data.ExpressionData {
  const { tokens } = new Lexer(expression.trim()).lex();
  const names = Object.keys(context);
  const dictionary = toData(context);
  if (!(dictionary instanceof data.Dictionary)) throw new Error('Unexpected context');
  return new Evaluator(new Parser(tokens, names, []).parse(), dictionary).evaluate();
}

function toData(value: unknown): data.ExpressionData {
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value !== 'object' || value === null) return new data.Null();
  return new data.Dictionary(...Object.entries(value).map(([key, one]) => ({ key, value: toData(one) })));
}

function isTruthy(value: data.ExpressionData): boolean {
  return !['', '0', 'false', 'null'].includes(value.coerceString());
}

async function writeProgram(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await chmod(file, 0o755);
}

/** As the runner calls it, see "shell" in the reference of GitHub Actions. */
async function runBash(
  script: string,
  cwd: string,
  env: Record<string, string>,
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
    execFile('bash', args, { cwd, env, encoding: 'utf8' }, (error, stdout, stderr) => {
      const exitCode = error ? Number(error.code ?? 1) : 0;
      resolve({ exitCode, output: stdout + stderr });
    });
  });
}

/** Installs nothing: the program that it leaves behind is the one that was built. */
const npm = `#!/usr/bin/env bash
set -eu
[ "$1" = install ]
mkdir -p node_modules/.bin
printf '#!/usr/bin/env bash\\nexec node "%s" "$@"\\n' "$CASEBOOK_BIN" > node_modules/.bin/casebook
chmod +x node_modules/.bin/casebook
`;

/** The two requests of the action, as GitHub answers them. */
const gh = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const file = process.env.CASEBOOK_COMMENTS;
const comments = JSON.parse(readFileSync(file, 'utf8'));
const args = process.argv.slice(2);
const valueOf = (name) => args[args.indexOf(name) + 1];
if (comments === null || !process.env.GH_TOKEN) {
  console.error('gh: Resource not accessible by integration (HTTP 403)');
  process.exit(1);
}
if (args.includes('--jq')) {
  const marker = /startswith\\("([^"]*)"\\)/.exec(valueOf('--jq'))[1];
  const isBot = valueOf('--jq').includes('.user.type == "Bot"');
  for (const { id, user, body } of comments) {
    if (body.startsWith(marker) && (!isBot || user.type === 'Bot')) console.log(id);
  }
} else {
  const [field, source] = valueOf('--field').split('=');
  if (field !== 'body' || !source.startsWith('@')) process.exit(2);
  const body = readFileSync(source.slice(1), 'utf8');
  const method = valueOf('--method');
  const id = Number(/comments\\/(\\d+)$/.exec(args.find((one) => one.startsWith('repos/')))?.[1]);
  if (method === 'PATCH') comments.find((one) => one.id === id).body = body;
  else comments.push({ id: comments.length + 1, user: { type: 'Bot' }, body });
  writeFileSync(file, JSON.stringify(comments));
}
`;
