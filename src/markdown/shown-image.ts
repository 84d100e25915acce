/** An image as it is shown. */
export interface ShownImage {
  url: string;
  /** In CSS pixels; absent if unknown. */
  width?: number;
  height?: number;
  /** Whether a click opens it by itself, as large as it is. */
  isLinked?: true;
}
