import { incidentOf } from '../catalog/catalog.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { applyBaseline, type Baseline } from '../lint/baseline.ts';
import { conclude } from '../lint/conclude.ts';
import { fixDocuments } from '../lint/fix-documents.ts';
import { loadSettingsOf } from '../lint/own-settings.ts';
import { createChecker, type CheckedDocument, type CheckedFile } from '../lint/run.ts';
import type { Source } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { ReviewedHead, ReviewedSide } from '../review/side.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';

/** Documents of one side, and what they are checked with. */
export interface SideSetup {
  sources: readonly Source[];
  settings: Settings;
  environment: LintEnvironment;
  /** The documents that did not change. */
  others: readonly KnownPostmortem[];
}

type Checked = CheckedDocument & { source: Source };

/** Read and check documents as they were at the base. */
export async function checkBase({ sources, settings, environment, others }: SideSetup): Promise<ReviewedSide[]> {
  const checked = await checkEach(sources, settings, environment);
  const run = await conclude(checked, others, settings, environment, parseWithLimit);
  return checked.map((one, index) => sideOf(one, run.files[index]?.messages ?? []));
}

/** Read, check and fix documents as they are at the head. */
export async function checkHead(setup: SideSetup, baseline: Baseline | undefined): Promise<ReviewedHead[]> {
  const { sources, settings, environment, others } = setup;
  const checked = await checkEach(sources, settings, environment);
  const run = await conclude(checked, others, settings, environment, parseWithLimit);
  const reported = baseline ? applyBaseline(run, baseline, false) : run;
  const inReview = createChecker(settings, { ...environment, asStatus: 'in_review' }, await loadSettingsOf(settings));
  const fixed = await fixTexts(checked, run.files, setup);
  return checked.map((one, index): ReviewedHead => {
    const isDraft = one.reading.postmortem.status === 'draft';
    const after = fixed.get(one.document.path);
    return {
      ...sideOf(one, run.files[index]?.messages ?? []),
      reported: reported.files[index]?.messages ?? [],
      ...(isDraft && { asInReview: inReview(one.document).check.messages }),
      ...(after !== undefined && { fixed: after }),
    };
  });
}

/** Each is checked again after every round of fixes. */
const mostFixed = 50;
const longestFixed = 100_000;

/** The texts of documents with everything fixed that has a fix, by path. */
async function fixTexts(
  checked: readonly Checked[],
  files: readonly CheckedFile[],
  { settings, environment, others }: SideSetup,
): Promise<Map<string, string>> {
  const isFixed = new Set(
    files
      .filter(({ source, messages }) => source.text.length <= longestFixed && messages.some(({ fix }) => fix))
      .slice(0, mostFixed)
      .map((file) => file.path),
  );
  const fixable = checked.filter(({ source }) => isFixed.has(source.path));
  const known = [...others, ...checked.flatMap(({ source, check }) => (isFixed.has(source.path) ? [] : [check.known]))];
  const checker = createChecker(settings, environment, await loadSettingsOf(settings));
  const { changed } = await fixDocuments(
    fixable,
    async (source) => checker(await parseWithLimit(source)).check,
    async (present) => conclude(present, known, settings, environment, parseWithLimit),
  );
  return new Map(changed.map(({ path, after }) => [path, after.replace(/^\uFEFF/, '')]));
}

async function checkEach(
  sources: readonly Source[],
  settings: Settings,
  environment: LintEnvironment,
): Promise<Checked[]> {
  const check = createChecker(settings, environment, await loadSettingsOf(settings));
  const checked: Checked[] = [];
  for (const source of sources) checked.push({ source, ...check(await parseWithLimit(source)) });
  return checked;
}

function sideOf({ document, reading }: CheckedDocument, messages: readonly Message[]): ReviewedSide {
  // A comment links no tickets.
  const incident = incidentOf(reading.postmortem, {});
  return { document, reading, incident, isRestricted: incident.visibility === 'restricted', messages };
}
