import { entryText, type TextForm } from './entry-text.ts';
import type { DraftEntry } from './timeline-section.ts';

/** Kinds that a status of a page implies, and why each is a guess. */
const implied: Partial<Record<string, { kind: string; check: string }>> = {
  identified: { kind: 'identified', check: 'the page tells when it was written, not when the cause was known' },
  monitoring: { kind: 'mitigated', check: 'a status of the page is no proof that the impact ended' },
  resolved: { kind: 'resolved', check: 'a status of the page is no proof that all was well again' },
};

/** An update of a status page as an entry: users are informed, and some statuses imply more. */
export function pageUpdate(
  { status, time, text }: { status: string; time: string; text: string },
  form: TextForm,
): DraftEntry {
  const { kind, check } = implied[status] ?? {};
  const name = status.replaceAll('_', ' ');
  return {
    time,
    kinds: ['communicated', ...(kind ? [kind] : [])],
    text: /\S/.test(text) ? entryText(text, form, `Status page, ${name}:`) : `Status page: ${name}`,
    ...(check && { check }),
  };
}
