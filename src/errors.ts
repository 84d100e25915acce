/** Errors that the user can correct: a missing file, a flag, the configuration. */
export type UserErrorCode =
  | 'CONFIG_INVALID'
  | 'FILE_CHANGED'
  | 'FILE_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'NO_DOCUMENTS'
  | 'SCHEMA_INVALID'
  | 'PAGE_UNKNOWN'
  | 'RULE_UNKNOWN'
  | 'DOCUMENT_UNKNOWN'
  | 'DOCUMENT_UNREADABLE'
  | 'OPTION_INVALID'
  | 'ADDRESS_UNUSABLE'
  | 'OUT_REFUSED'
  | 'OUT_UNWRITABLE'
  | 'CACHE_UNUSABLE'
  | 'NOW_INVALID'
  | 'TEMPLATE_INVALID'
  | 'IN_PLACE_REFUSED'
  | 'GIT_UNUSABLE'
  | 'BASELINE_INVALID'
  | 'TICKETS_INVALID';

/**
 * An error that the user can correct. Printed on standard error, as one line for each thing to correct; exit code 2.
 * A problem inside a document is a message instead; anything else that is thrown is a bug in Casebook.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;
  /** Further errors of the same input, each as one line. */
  readonly others: readonly string[];

  /**
   * @param code Stable name of the error, for programs.
   * @param message One line, without a final period.
   * @param options `cause`: the original error; `others`: see there.
   */
  constructor(code: UserErrorCode, message: string, options?: ErrorOptions & { others?: readonly string[] }) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.others = options?.others ?? [];
  }
}

/** The code of an error that Node reports, such as `ENOENT` from the file system; `undefined` for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
