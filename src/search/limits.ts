import type { SearchLimits } from './search-index.ts';

// Pure: it runs in browsers as well.

/** What a page describes first: about 30 KB are loaded for it. */
export const firstLimits: SearchLimits = { incidents: 8, tasks: 4, checked: 16 };

/** What it adds at a time. */
export const stepLimits: SearchLimits = { incidents: 10, tasks: 10, checked: 16 };
