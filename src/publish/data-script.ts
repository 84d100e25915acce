// Scripts of the pages import these types, so this file uses nothing of Node.

/** The data that scripts of the site hand over to each other. */
export type DataName =
  | 'navigation'
  | 'incidents'
  | 'insights'
  | 'tasks'
  | 'services'
  | 'tags'
  | 'owners'
  | 'search-list'
  | 'search-pages'
  | 'search-terms'
  | 'search-spelling'
  | 'search-record'
  | 'search-page'
  | 'search-words';

/** The type of the event that brings data. */
export type DataEvent = `casebook-${DataName}`;

/**
 * Make a script that hands over data to a page: from disk, browsers load nothing else.
 *
 * Why an event and not a global function: an element with an `id` is a global of the window, so a document could take
 * the place of the function.
 *
 * @see https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object
 */
export function dataScript(name: DataName, json: string): string {
  const event: DataEvent = `casebook-${name}`;
  return `dispatchEvent(new CustomEvent('${event}',{detail:${json}}));\n`;
}
