import { defaultSchema, type Options } from 'rehype-sanitize';

/**
 * What may stay of the HTML in a document: what GitHub lets through, less what only it can serve
 * (`<picture>` with its sources), what moves the keyboard's focus, and forms.
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
  // Names of our own are kept free in another way: see names.ts.
  clobber: [],
};
