import type { OtherForm } from '../../postmortem/postmortem.ts';

/** What the entries of a timeline are rewritten from. */
export interface FormGroup {
  forms: readonly OtherForm[];
  /** All other forms of the timeline. */
  all: readonly OtherForm[];
}
