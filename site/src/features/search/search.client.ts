// The script of the search. A page loads it on first use; the index comes as scripts that call `casebookSearch`.
import type { SearchPart, SearchRecord } from '../../../../src/publish/search-record.ts';
import { SearchDialog } from './dialog.client.ts';
import { SearchIndex } from './search-index.client.ts';
import { IndexLoader } from './index-loader.client.ts';

/** What the page and the files of the index call. */
export interface SearchApi {
  /**
   * @param page.root From the page to the site's root.
   * @param page.today The reader's date, `YYYY-MM-DD`.
   */
  open: (page: { root: string; today: string }) => void;
  /** Receives the list of the index's files, newest first. */
  list: (parts: SearchPart[]) => void;
  /** Receives the records of one file. */
  add: (records: SearchRecord[]) => void;
}

const index = new SearchIndex();
let loader: IndexLoader | undefined;
let dialog: SearchDialog | undefined;

window.casebookSearch = {
  open: (page) => {
    loader ??= new IndexLoader(page.root, index, () => dialog?.refresh());
    dialog ??= new SearchDialog(index, loader, page);
    dialog.open();
  },
  list: (parts) => loader?.list(parts),
  add: (records) => loader?.add(records),
};
