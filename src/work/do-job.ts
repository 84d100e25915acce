import { parseWithLimit } from '../host/parse-with-limit.ts';
import { readAsset } from '../host/read-files.ts';
import { writeIfChanged } from '../host/write-if-changed.ts';
import { loadSettingsOf } from '../lint/own-settings.ts';
import { createChecker, type CheckedDocument } from '../lint/run.ts';
import { knownPartOf, knownText } from '../postmortem/known-part.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { createPlaces } from '../publish/places.ts';
import type { DocumentHtml } from '../publish/renderer.ts';
import { Synonyms } from '../search/synonyms.ts';
import type { LintEnvironment, Questions } from '../rule.ts';
import type { DocumentJob, DocumentResult, RenderJob, RenderResult, WorkSetup, WrittenResult } from './job.ts';

/** Prepare to do jobs on documents. */
export async function createDocumentWorker(
  { root, settings, pages, hidden }: WorkSetup,
  environment: LintEnvironment,
): Promise<(job: DocumentJob) => Promise<WrittenResult[]>> {
  const check = createChecker(settings, environment, await loadSettingsOf(settings));
  const find = createPlaces({ pages, hidden, readAsset: (file) => readAsset(root, file) });
  const synonyms = new Synonyms(settings.site.synonyms);
  const makePage = async (checked: CheckedDocument) => {
    const { path } = checked.document;
    // Most commands make no pages, and what makes them is most of the package.
    const { createPageMaker } = await import('../publish/document-page.ts');
    const { storeRecord } = await import('../publish/stored-record.ts');
    const { page, content } = createPageMaker(
      await import('#renderer'),
      settings,
      find,
      environment.customSchema,
    )(checked, pages.get(path) ?? path);
    return { page, html: content.html, stored: storeRecord(content.record, synonyms) };
  };
  return async ({ task, sources }) => {
    const results: WrittenResult[] = [];
    for (const { path, text } of sources) {
      const questions: Questions = { files: [] };
      if (task === 'know') {
        const part = await parseWithLimit({ path, text: knownText(Buffer.from(text).toString('utf8')) });
        const known = knownPartOf(readPostmortem(part, settings).postmortem);
        results.push(
          write({
            check: { known, entries: 0, tasks: 0, messages: [], suppressed: [], suppressedRules: [] },
            questions,
          }),
        );
        continue;
      }
      const checked = check(await parseWithLimit({ path, text }), questions);
      if (task === 'check') {
        results.push(write({ check: checked.check, questions }));
        continue;
      }
      const {
        page: { incident, ...page },
        html,
        stored: { read, readTerms, ...record },
      } = await makePage(checked);
      results.push({
        ...write({ check: checked.check, questions, page: { ...page, record } }),
        content: {
          incident: JSON.stringify(incident),
          html: JSON.stringify(html),
          record: read(),
          terms: readTerms(),
        },
      });
    }
    return results;
  };
}

function write(result: DocumentResult): WrittenResult {
  return { result: JSON.stringify(result) };
}

/** Render pages, and write them to files that can be moved into their places. */
export async function renderPages({ frame, pages }: RenderJob): Promise<RenderResult[]> {
  const { render } = await import('#renderer');
  const results: RenderResult[] = [];
  for (const { locals, html, aside, present } of pages) {
    const text = await render({
      ...locals,
      frame,
      ...(html !== undefined && { html: JSON.parse(html) as DocumentHtml }),
    });
    results.push(writeIfChanged(aside, text, present));
  }
  return results;
}
