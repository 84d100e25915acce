import { filterInsights } from './filter-insights.client.ts';

filterInsights(document);
