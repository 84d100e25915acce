import { withInferredKinds } from '../analysis/kinds/inferred-kinds.ts';
import { applyEdits } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Source } from '../markdown/source.ts';
import type { Reading } from '../postmortem/read-postmortem.ts';
import type { LintEnvironment } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { markKinds } from '../postmortem/timeline/mark-kinds.ts';
import type { RuleSettings, Settings } from '../settings.ts';
import { conclude } from './conclude.ts';
import { fixDocuments } from './fix-documents.ts';
import { createChecker, type CheckedDocument, type DocumentCheck } from './run.ts';

/** The rules whose fixes change how a document is written, and not what it says. */
const ofForm = new Set(['timeline-entry', 'task-form']);

/**
 * Write the timelines and tasks of documents in canonical form. Nothing else changes: contradictions stay, and rules
 * report them.
 *
 * @param parse Called for each source, and again for each text that changes.
 * @returns The documents as they were read at last, in the order of the sources.
 */
export async function toCanonicalForm(
  sources: readonly TextSource[],
  settings: Settings,
  environment: LintEnvironment,
  parse: (source: Source) => Promise<MarkdownDocument>,
): Promise<CanonicalDocument[]> {
  const onlyForm = withOnlyRules(settings, ofForm);
  const checkForm = createChecker(onlyForm, environment, () => onlyForm);
  const result: CanonicalDocument[] = [];
  // One by one: a document that is finished is not read again for the sake of the others.
  for (const source of sources) {
    const steps: CheckedDocument[] = [];
    const check = async (part: Source): Promise<DocumentCheck> => {
      const step = checkForm(await parse(part));
      steps.push(step);
      return step.check;
    };
    const first = { source, check: await check(source) };
    await fixDocuments([first], check, async (checked) => conclude(checked, [], onlyForm, environment, parse));
    const last = steps.at(-1);
    if (last) result.push(last);
  }
  return result;
}

/** The settings with all rules off but some. */
export function withOnlyRules(settings: Settings, ids: ReadonlySet<string>): Settings {
  const only = rules.map(({ id }): [string, RuleSettings] => [id, ids.has(id) ? {} : { severity: 'off' }]);
  return { ...settings, rules: Object.fromEntries(only), overrides: [] };
}

/** A document in canonical form, as it was read. */
export interface CanonicalDocument {
  document: MarkdownDocument;
  reading: Reading;
}

/** A source whose text is decoded. */
interface TextSource extends Source {
  text: string;
}

/**
 * Mark the entries of a timeline without kinds with those that their wording suggests.
 *
 * @param comment What to write below the timeline's heading if any are marked.
 */
export function withSuggestedKinds({ document, reading }: CanonicalDocument, comment: string): string {
  const { postmortem, tree } = reading;
  const { text } = document;
  const [heading] = postmortem.timelineHeadings;
  const { timeline, kindsInferred } = withInferredKinds(postmortem);
  const edits = kindsInferred && heading ? markKinds({ text, tree }, timeline) : undefined;
  if (!heading || !edits) return text;
  const at = heading.end.offset;
  return applyEdits(text, [{ start: at, end: at, text: `\n\n${comment}` }, ...edits]);
}
