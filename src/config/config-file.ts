// Generated from schema/config.schema.json by `npm run generate`; edit the schema instead.

/**
 * What a repository decides about its postmortems. Every key has a default.
 */
export interface ConfigFile {
  /**
   * Version of this format.
   */
  version?: 1;
  /**
   * Globs of the postmortems, relative to the file.
   */
  documents?: string | string[];
  /**
   * What `severity` may be, gravest first; each may have other names.
   */
  severities?: (
    | string
    | {
        /**
         * What the site calls it.
         */
        name: string;
        /**
         * What documents may call it, too.
         */
        aliases?: string[];
      }
  )[];
  /**
   * Zone of times that state none, in documents that state none: `Area/City`, `UTC` or an offset.
   */
  timezone?: string;
  /**
   * A heading that contains one of these begins a timeline.
   */
  timeline_headings?: string[];
  /**
   * A heading that contains one of these stands above a checklist of tasks.
   */
  task_headings?: string[];
  /**
   * Kinds of timeline entries beside those that Casebook knows; they are never milestones.
   */
  kinds?: string[];
  /**
   * The services that documents may name; without it, any.
   */
  services?: string[];
  /**
   * Who may own a task, handles or teams without `@`; without it, anybody.
   */
  owners?: string[];
  /**
   * The tags that documents may use; without it, any.
   */
  tags?: string[];
  rules?: Rules;
  /**
   * What differs from `rules` in some of the documents; of several, the last one wins.
   */
  overrides?: {
    /**
     * Globs of the documents, relative to the file.
     */
    files: string | string[];
    rules: Rules;
  }[];
  /**
   * Path of a JSON Schema of your own for the frontmatter, relative to the file, which holds beside ours.
   */
  schema?: string;
  /**
   * How the site presents itself.
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
     * Where the site is served; messages of `casebook lint` lead there.
     */
    url?: string;
    /**
     * Address of a file on your code host, with `{path}` for its path.
     */
    source?: string;
    /**
     * Address of the history of a file on your code host, with `{path}` for its path.
     */
    history?: string;
    /**
     * Address at which a file can be edited on your code host, with `{path}` for its path.
     */
    edit?: string;
    /**
     * Path of an image, relative to the file; it is shown 22 pixels high, on white and on black.
     */
    logo?: string;
    /**
     * Colour of links; it is made darker on white and lighter on black until it can be read.
     */
    accent?: string;
    /**
     * Path of a CSS file, relative to the file, that is applied after the site’s own and needs no other file.
     */
    stylesheet?: string;
    /**
     * Links to other places, in the head of every page.
     */
    navigation?: {
      /**
       * What the link says.
       */
      title: string;
      /**
       * Where it leads.
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
 * How much the messages of a rule weigh, and its options.
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
