// Globals that Node and browsers both have, though the language does not define them: for tsconfig.shared.json.

interface URLSearchParams {
  readonly size: number;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  append(name: string, value: string): void;
  set(name: string, value: string): void;
  delete(name: string): void;
  toString(): string;
}
declare const URLSearchParams: new (text?: string) => URLSearchParams;

interface TextEncoder {
  encode(text: string): Uint8Array;
}
declare const TextEncoder: new () => TextEncoder;

interface TextDecoder {
  decode(bytes?: Uint8Array): string;
}
declare const TextDecoder: new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => TextDecoder;
