import { defaultSchema, type Options } from 'rehype-sanitize';

/**
 * The HTML that is allowed in a document: what GitHub allows, without `<picture>` and its sources, which only GitHub can
 * serve, without elements that move the keyboard focus, and without forms.
 */
export const sanitizeSchema: Options = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'picture' && name !== 'source'),
  attributes: {
    ...defaultSchema.attributes,
    input: ['checked', ['type', 'checkbox']],
    '*': [
      'align',
      'alt',
      'cite',
      'colSpan',
      'dateTime',
      'dir',
      'height',
      'id',
      'lang',
      'name',
      'open',
      'rowSpan',
      'scope',
      'start',
      'title',
      'width',
    ],
  },
  // The page's own ids are protected by unique-ids.ts.
  clobber: [],
};
