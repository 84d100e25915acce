// The projects that other programs need to do what Casebook does with the same documents.
import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Program } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');
const execute = promisify(execFile);

/** Not among the development dependencies: they are 200 packages that nothing else needs. */
const packages = {
  'markdownlint-cli2': '0.22.1',
  'remark-cli': '12.0.1',
  'remark-frontmatter': '5.0.0',
  'remark-lint-frontmatter-schema': '3.15.4',
};

/** The plugin compiles the schema again for each document. With that of Casebook, it would take several times as long. */
const schema = '{ "type": "object", "properties": { "title": { "type": "string" } }, "required": ["title"] }';

/**
 * Install the linters, and configure them: syntax, and frontmatter by a schema.
 *
 * @param folder Absolute path of a folder that is created.
 * @param documents Absolute path of a folder with documents in `postmortems/`.
 */
export async function installLinters(folder: string, documents: string): Promise<Program[]> {
  const remarkConfig = path.join(folder, 'remarkrc.mjs');
  const markdownlintConfig = path.join(folder, '.markdownlint-cli2.jsonc');
  await writeFiles(folder, {
    'package.json': JSON.stringify({ private: true, type: 'module', dependencies: packages }),
    'remarkrc.mjs': `import frontmatter from 'remark-frontmatter';
import schema from 'remark-lint-frontmatter-schema';
export default { plugins: [frontmatter, [schema, { schemas: { 'schema.json': ['postmortems/*.md'] } }]] };
`,
    '.markdownlint-cli2.jsonc': '{ "config": { "MD013": false } }',
  });
  await execute('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder });
  const binary = (name: string, file: string) => path.join(folder, 'node_modules', name, file);
  await writeFiles(documents, { 'schema.json': schema });
  const shared = { cwd: documents, exitCodes: [0, 1] };
  const remark = [binary('remark-cli', 'cli.js'), '--rc-path', remarkConfig, '--quiet', 'postmortems'];
  const markdownlint = binary('markdownlint-cli2', 'markdownlint-cli2-bin.mjs');
  return [
    { ...shared, name: 'remark-cli', command: [process.execPath, ...remark] },
    {
      ...shared,
      name: 'markdownlint-cli2',
      command: [process.execPath, markdownlint, '--config', markdownlintConfig, 'postmortems/*.md'],
    },
  ];
}

/**
 * A site of Astro's with a page for each document and an index.
 *
 * @param folder Absolute path of a folder that is created.
 * @param documents Absolute path of the documents.
 */
export async function createAstroSite(folder: string, documents: string): Promise<Program> {
  await writeFiles(folder, {
    'package.json': '{ "private": true, "type": "module" }',
    'astro.config.mjs': `export default { cacheDir: './.cache', vite: { cacheDir: './.cache/vite' } };\n`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = {
  postmortems: defineCollection({ loader: glob({ pattern: '*.md', base: ${JSON.stringify(documents)} }) }),
};
`,
    'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
const postmortems = await getCollection('postmortems');
---
<html lang="en"><head><title>Postmortems</title></head><body><ul>
{postmortems.map(({ id, data }) => <li><a href={'/incidents/' + id}>{data.title}</a> {data.severity}</li>)}
</ul></body></html>
`,
    'src/pages/incidents/[id].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('postmortems')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<html lang="en"><head><title>{entry.data.title}</title></head><body>
<h1>{entry.data.title}</h1><p>{entry.data.impact}</p>
<ul>{entry.data.tasks.map((task) => <li>{task.title}, {task.owner}</li>)}</ul>
<Content /></body></html>
`,
  });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return {
    name: 'astro build',
    command: [process.execPath, path.join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'],
    cwd: folder,
    before: () => removeAll(folder, ['.cache', '.astro', 'dist']),
  };
}

/**
 * A site of Hugo's with a page for each document, a list, and a page for each service and tag.
 *
 * @param folder Absolute path of a folder that is created.
 * @param documents Absolute path of the documents.
 * @returns `undefined` if Hugo is not installed.
 */
export async function createHugoSite(folder: string, documents: string): Promise<Program | undefined> {
  if (!(await hugoVersion())) return undefined;
  const list =
    '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.severity }}</li>{{ end }}</ul>';
  await writeFiles(folder, {
    'config.json': JSON.stringify({
      baseURL: 'https://example.com/',
      title: 'Postmortems',
      taxonomies: { service: 'services', tag: 'tags' },
      module: {
        mounts: [
          { source: documents, target: 'content/incidents' },
          { source: 'layouts', target: 'layouts' },
        ],
      },
    }),
    'layouts/_default/baseof.html': `<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>\n`,
    'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.impact }}</p>
<ul>{{ range .Params.tasks }}<li>{{ .title }}, {{ .owner }}</li>{{ end }}</ul>{{ .Content }}{{ end }}\n`,
    'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>${list}{{ end }}\n`,
    'layouts/_default/terms.html': `{{ define "main" }}<h1>{{ .Title }}</h1>${list}{{ end }}\n`,
    'layouts/index.html': `{{ define "main" }}<h1>{{ .Title }}</h1>${list}{{ end }}\n`,
  });
  return {
    name: 'Hugo',
    command: ['hugo', '--quiet', '--buildFuture'],
    cwd: folder,
    before: () => removeAll(folder, ['public', 'resources']),
  };
}

/** `0.111.3`; `undefined` if Hugo is not installed. */
export async function hugoVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await execute('hugo', ['version']);
    return /v([\d.]+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(path.join(folder, name), { recursive: true, force: true });
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}
