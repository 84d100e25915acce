// Generated from schema/config.schema.json by `npm run generate`; edit the schema instead.

/**
 * The configuration of a repository of postmortems. Every key has a default.
 */
export interface ConfigFile {
  /**
   * Version of this format.
   */
  version?: 1;
  /**
   * Globs of the postmortems, relative to this file.
   */
  documents?: string | string[];
  /**
   * The values of `severity`, most severe first. Each may have aliases.
   */
  severities?: (
    | string
    | {
        /**
         * The name that the site shows.
         */
        name: string;
        /**
         * Other names that documents may use.
         */
        aliases?: string[];
      }
  )[];
  /**
   * Time zone of times without a zone, in documents without `timezone`: `Area/City`, `UTC` or an offset.
   */
  timezone?: string;
  /**
   * A heading that contains one of these texts starts a timeline.
   */
  timeline_headings?: string[];
  /**
   * A heading that contains one of these texts, at the start of a word, starts a section of tasks.
   */
  task_headings?: string[];
  /**
   * Additional kinds of timeline entries. They are never milestones.
   */
  kinds?: string[];
  /**
   * Services that documents may name, each by its name or with its owner, links and aliases. Any service if absent.
   */
  services?: (
    | string
    | {
        /**
         * The name that the site shows.
         */
        name: string;
        /**
         * The team or person who runs it.
         */
        owner?: string;
        /**
         * URL of its runbook.
         */
        runbook?: string;
        /**
         * URL of its dashboard.
         */
        dashboard?: string;
        /**
         * URL of the channel in which its owners are reached.
         */
        chat?: string;
        /**
         * Other names that documents may use. They count for this service.
         */
        aliases?: string[];
      }
  )[];
  /**
   * Possible owners of tasks: handles or teams, without `@`. Any owner if absent.
   */
  owners?: string[];
  /**
   * Tags that documents may use. Any tag if absent.
   */
  tags?: string[];
  rules?: Rules;
  /**
   * Changes to `rules` for some of the documents. If several overrides match a document, the last one wins.
   */
  overrides?: {
    /**
     * Globs of the documents, relative to this file.
     */
    files: string | string[];
    rules: Rules;
  }[];
  /**
   * Path of your own JSON Schema for the frontmatter, relative to this file. It applies in addition to the built-in schema.
   */
  schema?: string;
  /**
   * Templates of `casebook new`: paths relative to this file. The first that is meant for the severity and the kind is taken.
   */
  templates?:
    | string
    | (
        | string
        | {
            /**
             * Path of the template, relative to this file.
             */
            file: string;
            /**
             * The severities that it is meant for. Any severity if absent.
             */
            severities?: string[];
            /**
             * The kinds of events that it is meant for. Any kind if absent.
             */
            kinds?: ('incident' | 'near_miss' | 'false_alarm' | 'security' | 'maintenance' | 'drill')[];
          }
      )[];
  /**
   * Catalogs of other repositories, whose incidents and tasks the site shows beside those of this one.
   *
   * @maxItems 1000
   */
  sources?: {
    /**
     * Begins the ids of its incidents: `payments/2024-08-10-queue`. Lower-case letters, digits and `-`.
     */
    id: string;
    /**
     * Its `catalog.json`: an address that begins with `https://`, or the path of a file, relative to this file.
     */
    catalog: string;
    /**
     * URL of its site, to which its incidents link. By default, the folder of the address of the catalog; of a file, the `site.url` that it was built with.
     */
    url?: string;
    /**
     * SHA-256 of the catalog, in hexadecimal digits. A catalog with another one is not shown.
     */
    sha256?: string;
    /**
     * How the site names it. By default, the id.
     */
    name?: string;
  }[];
  /**
   * The appearance of the site.
   */
  site?: {
    /**
     * Name of the site.
     */
    title?: string;
    /**
     * The site shows postmortems up to this level.
     */
    visibility?: 'public' | 'internal' | 'restricted';
    /**
     * URL of the published site. Messages of `casebook lint` link to it.
     */
    url?: string;
    /**
     * URL of a file on your code host, with `{path}` for its path.
     */
    source?: string;
    /**
     * URL of the history of a file on your code host, with `{path}` for its path.
     */
    history?: string;
    /**
     * URL for editing a file on your code host, with `{path}` for its path.
     */
    edit?: string;
    /**
     * Groups of words and phrases that mean the same in the search, besides `oom` = `out of memory` and other common ones.
     */
    synonyms?: string[][];
    /**
     * URL of a ticket in your tracker, with `{key}` for its key or number. Tickets of tasks become links to it.
     */
    tickets?: string;
    /**
     * Fields of your own by which the site filters incidents: keys that begin with `x_`, or that your `schema` declares.
     */
    facets?: string[];
    /**
     * Path of an image, relative to this file. It is shown 22 pixels high, on white and on black.
     */
    logo?: string;
    /**
     * Colour of links. It is darkened on white and lightened on black until the contrast is sufficient.
     */
    accent?: string;
    /**
     * Path of a CSS file, relative to this file. It is applied after the site’s own styles and must not load other files.
     */
    stylesheet?: string;
    /**
     * Links in the header of every page.
     */
    navigation?: {
      /**
       * Text of the link.
       */
      title: string;
      /**
       * Target of the link.
       */
      url: string;
    }[];
    /**
     * A sentence at the foot of every page.
     */
    footer?: string;
  };
}
/**
 * The severity and the options of each rule.
 */
export interface Rules {
  [k: string]:
    | 'off'
    | 'info'
    | 'warn'
    | 'error'
    | {
        severity?: 'off' | 'info' | 'warn' | 'error';
        [k: string]: unknown;
      };
}
