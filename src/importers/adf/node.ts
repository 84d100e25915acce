import * as v from 'valibot';

/** A node of the Atlassian Document Format. */
export interface AdfNode {
  type: string;
  text?: string | undefined;
  attrs?: Record<string, unknown> | null | undefined;
  marks?: AdfMark[] | null | undefined;
  content?: AdfNode[] | null | undefined;
}

/** How text looks, or where it leads. */
export interface AdfMark {
  type: string;
  attrs?: Record<string, unknown> | null | undefined;
}

const attrs = v.nullish(v.record(v.string(), v.unknown()));

const node: v.GenericSchema<AdfNode> = v.looseObject({
  type: v.string(),
  text: v.optional(v.string()),
  attrs,
  marks: v.nullish(v.array(v.looseObject({ type: v.string(), attrs }))),
  content: v.nullish(v.array(v.lazy(() => node))),
});

/**
 * A document: any nodes in any order, because nodes are added to the format all the time.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export const adfDocument = v.looseObject({ type: v.literal('doc'), content: v.nullish(v.array(node)) });

/** What the conversion of a document needs and collects. */
export interface AdfContext {
  /** The address of an attached file, by its name; files in a document have none. */
  urlOf: (name: string) => string | undefined;
  /** What has no form in Markdown, each as its name: `extension "toc"`. */
  lost: Set<string>;
}

/** A string among the attributes; empty if it is absent or something else. */
export function attribute({ attrs: values }: AdfNode | AdfMark, name: string): string {
  const value = values?.[name];
  return typeof value === 'string' ? value : '';
}
