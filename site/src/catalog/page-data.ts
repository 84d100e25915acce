import type { Locals, PageData } from '../../../src/publish/renderer.ts';

/**
 * The data of a page, by the names of the pages that have data of this type.
 *
 * @throws If the page has another name.
 */
export function pageData<Data extends PageData>({ data }: Pick<Locals, 'data'>, ...names: Data['name'][]): Data {
  if (!names.includes(data.name)) throw new Error(`Unexpected data of the page ${data.name}, expected ${names.join()}`);
  // The cast: page-data.ts makes the data of every name.
  return data as Data;
}
