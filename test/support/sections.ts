import type { SectionData, Sections } from '../../site/src/features/insights/sections.ts';

/** What the first section of a kind shows; `undefined` if there is none. */
export function sectionData<Kind extends keyof Sections>(
  sections: readonly SectionData[],
  kind: Kind,
): Sections[Kind] | undefined {
  // The cast: TypeScript does not see that the kind says which data these are.
  return sections.find((section) => section.kind === kind)?.data as Sections[Kind] | undefined;
}
