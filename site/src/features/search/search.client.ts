// The script of the search. A page loads it on first use; the index comes as scripts with data.
import type {
  SearchList,
  SearchPages,
  SearchRecord,
  SearchSpelling,
  SearchTerms,
} from '../../../../src/search/search-record.ts';
import { onData } from '../../client/data-event.client.ts';
import { SearchDialog } from './dialog.client.ts';
import type { HitOptions } from './hits.client.ts';
import { IndexLoader } from './index-loader.client.ts';

let loader: IndexLoader | undefined;
let dialog: SearchDialog | undefined;

onData('search-page', (page: HitOptions) => {
  loader ??= new IndexLoader(page.root);
  dialog ??= new SearchDialog(loader, page);
  dialog.open(page.query);
});
onData('search-list', (list: SearchList) => loader?.list(list));
onData('search-terms', (terms: SearchTerms) => loader?.files?.addTerms(terms));
onData('search-spelling', (words: SearchSpelling) => loader?.files?.addWords(words));
onData('search-pages', (pages: SearchPages) => loader?.files?.addPages(pages));
onData('search-record', (record: SearchRecord) => loader?.files?.addRecord(record));
