// The script of the search, which a page loads on first use. The index comes as scripts that call it.
import type { SearchPart, SearchRecord } from '../../../../src/publish/search.ts';
import { Dialog } from './dialog.client.ts';
import { Library } from './search-index.client.ts';
import { Loader } from './index-loader.client.ts';

/** What the page and the files of the index may ask of the search. */
export interface Search {
  /**
   * @param page.root From the page to the site's root.
   * @param page.today The reader's date, `YYYY-MM-DD`.
   */
  open: (page: { root: string; today: string }) => void;
  /** The files of the index, newest first. */
  list: (parts: SearchPart[]) => void;
  /** What one of them holds. */
  add: (records: SearchRecord[]) => void;
}

const library = new Library();
let loader: Loader | undefined;
let dialog: Dialog | undefined;

window.casebookSearch = {
  open: (page) => {
    loader ??= new Loader(page.root, library, () => dialog?.refresh());
    dialog ??= new Dialog(library, loader, page);
    dialog.open();
  },
  list: (parts) => loader?.list(parts),
  add: (records) => loader?.add(records),
};
