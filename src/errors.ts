/** What the user can mend: a missing file, a flag, the configuration. */
export type UserErrorCode =
  | 'CONFIG_INVALID'
  | 'FILE_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'NO_DOCUMENTS'
  | 'SCHEMA_INVALID'
  | 'RULE_UNKNOWN'
  | 'OUT_REFUSED'
  | 'OUT_UNWRITABLE'
  | 'NOW_INVALID';

/**
 * Trouble of the user's making, told in one line on standard error with exit code 2.
 * Trouble inside a document is a message instead; anything else that is thrown is our bug.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;

  /**
   * @param code Stable name of the trouble, for programs.
   * @param message One line, without a final period.
   * @param options `cause`: the error that led here.
   */
  constructor(code: UserErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
  }
}

/** The code of an error that Node reports, such as `ENOENT` from the file system; `undefined` for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
