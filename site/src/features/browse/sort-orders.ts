/** Sort orders of incidents, by the value of the URL parameter `sort`; the first is the order of the page. */
export const sortOrders = [
  { value: '', text: 'Newest first' },
  { value: 'date', text: 'Oldest first' },
  { value: '-sev', text: 'Most severe first' },
  { value: 'sev', text: 'Least severe first' },
  { value: '-min', text: 'Longest first' },
  { value: 'min', text: 'Shortest first' },
] as const;
