/** Ways to put incidents in order, as they stand in the address; the first is how the page has them. */
export const orders = [
  { value: '', text: 'Newest first' },
  { value: 'date', text: 'Oldest first' },
  { value: '-sev', text: 'Gravest first' },
  { value: 'sev', text: 'Mildest first' },
  { value: '-min', text: 'Longest first' },
  { value: 'min', text: 'Shortest first' },
] as const;
