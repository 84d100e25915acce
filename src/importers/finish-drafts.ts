import { toCanonicalForm, withOnlyRules, withSuggestedKinds } from '../lint/canonical-form.ts';
import { checkDocuments } from '../lint/check-documents.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Source } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { Draft, Inference } from './draft.ts';
import { writeDraft } from './write-draft.ts';

/** A draft as a document: its timeline and tasks in canonical form. */
export interface FinishedDraft {
  draft: Draft;
  /** Relative to the root, `/` as separator. */
  path: string;
  text: string;
  postmortem: Postmortem;
  /** Those of the draft, and the kinds of entries. */
  inferences: Inference[];
  /** Those of the draft, and what rules report about its times. */
  contradictions: string[];
}

const ofKinds = 'the kinds are inferred from the wording of the entries';

/** Rules that speak when a source contradicts itself. */
const contradicting = new Set([
  'timeline-order',
  'timeline-duration',
  'timeline-range',
  'timeline-date',
  'timeline-milestone-order',
]);

/**
 * Write drafts as documents.
 *
 * @param paths Of the documents, relative to the root, in the order of the drafts.
 */
export async function finishDrafts(
  drafts: readonly Draft[],
  paths: readonly string[],
  settings: Settings,
  environment: LintEnvironment,
  parse: (source: Source) => Promise<MarkdownDocument>,
): Promise<FinishedDraft[]> {
  const sources = drafts.map((draft, index) => ({ path: paths[index] ?? '', text: writeDraft(draft) }));
  const rewritten = sources.filter((_, index) => !drafts[index]?.isCanonical);
  const checked = await toCanonicalForm(rewritten, settings, environment, parse);
  const canonical = new Map(checked.map((form) => [form.document.path, form]));
  const onlyContradictions = withOnlyRules(settings, contradicting);
  const finished: FinishedDraft[] = [];
  for (const [index, draft] of drafts.entries()) {
    const { path, text: written } = sources[index] ?? { path: '', text: '' };
    const form = canonical.get(path);
    const text = form ? withSuggestedKinds(form, `<!-- casebook: check, ${ofKinds} -->`) : written;
    const document = text === form?.document.text ? form.document : await parse({ path, text });
    for (const { reading, messages } of checkDocuments([document], onlyContradictions, environment)) {
      finished.push({
        draft,
        path,
        text,
        postmortem: reading.postmortem,
        inferences: [
          ...draft.inferences,
          ...(!form || document === form.document ? [] : [{ pointer: '/timeline', reason: ofKinds }]),
        ],
        contradictions: [...draft.contradictions, ...messages.map(describeMessage)],
      });
    }
  }
  return finished;
}

function describeMessage({ place, reason }: Message): string {
  return `line ${place.start.line}: ${reason}`;
}
