// Pure: used by the build and the browser.

/** Sort orders of lists, by the value of the URL parameter `sort`; the first is the order of the page. */
export const facetOrders = [
  { value: '', text: 'By name' },
  { value: '-name', text: 'By name, from the end' },
  { value: '-incidents', text: 'Most incidents first' },
  { value: 'incidents', text: 'Fewest incidents first' },
  { value: '-impact', text: 'Most user impact first' },
  { value: 'impact', text: 'Least user impact first' },
  { value: '-latest', text: 'Latest incident first' },
  { value: 'latest', text: 'Longest without an incident first' },
  { value: '-open', text: 'Most open tasks first' },
  { value: 'open', text: 'Fewest open tasks first' },
  { value: '-overdue', text: 'Most overdue tasks first' },
] as const;

export const ownerOrders = [
  { value: '', text: 'By name' },
  { value: '-name', text: 'By name, from the end' },
  { value: '-open', text: 'Most open tasks first' },
  { value: 'open', text: 'Fewest open tasks first' },
  { value: '-overdue', text: 'Most overdue tasks first' },
  { value: 'due', text: 'First due date first' },
  { value: '-due', text: 'Last first due date first' },
  { value: '-settled', text: 'Most closed tasks first' },
  { value: 'settled', text: 'Fewest closed tasks first' },
] as const;
