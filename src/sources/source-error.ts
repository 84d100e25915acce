/** Why a source cannot be shown as it is now. The message follows `Cannot read the source x:`. */
export class SourceError extends Error {}
