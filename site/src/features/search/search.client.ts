// The script of the search. A page loads it on first use; the index comes as scripts with data.
import type { SearchList, SearchRecord } from '../../../../src/search/search-record.ts';
import { onData } from '../../client/data-event.client.ts';
import { SearchDialog } from './dialog.client.ts';
import type { HitOptions } from './hits.client.ts';
import { SearchIndex } from '../../../../src/search/search-index.ts';
import { IndexLoader } from './index-loader.client.ts';

const index = new SearchIndex();
let loader: IndexLoader | undefined;
let dialog: SearchDialog | undefined;

onData('search-page', (page: HitOptions) => {
  loader ??= new IndexLoader(page.root, index, () => dialog?.refresh());
  dialog ??= new SearchDialog(index, loader, page);
  dialog.open(page.query);
});
onData('search-list', ({ files, synonyms }: SearchList) => {
  index.setSynonyms(synonyms);
  loader?.list(files);
});
onData('search-records', (records: SearchRecord[]) => loader?.add(records));
