import { createRequire } from 'node:module';

/** The part of satteri's native binding that Casebook uses. */
export interface NativeBinding {
  /** Parse Markdown; the tree stays in native memory until it is dropped. */
  createMdastHandle: (text: string, options: number, withPositions: boolean) => object;
  /** The tree as bytes, in the layout that `native-tree.ts` reads. */
  serializeHandle: (handle: object) => Uint8Array;
  dropHandle: (handle: object) => void;
}

/**
 * The native binding of satteri, a Markdown parser in Rust; `undefined` where it is not installed, has no build for the
 * platform, or does not load.
 *
 * Its JavaScript is left aside: it costs 40 ms to import, the binding 2 ms.
 */
export function nativeBinding(): NativeBinding | undefined {
  loaded ??= { binding: load() };
  return loaded.binding;
}

let loaded: { binding: NativeBinding | undefined } | undefined;

/** By platform and architecture, the packages that may hold the binding; npm installs the one that fits. */
const packages: Record<string, string[]> = {
  'linux-x64': ['linux-x64-gnu', 'linux-x64-musl'],
  'linux-arm64': ['linux-arm64-gnu', 'linux-arm64-musl'],
  'darwin-x64': ['darwin-x64'],
  'darwin-arm64': ['darwin-arm64'],
  'win32-x64': ['win32-x64-msvc'],
  'win32-arm64': ['win32-arm64-msvc'],
};

function load(): NativeBinding | undefined {
  for (const name of packages[`${process.platform}-${process.arch}`] ?? []) {
    try {
      // The packages belong to satteri, so a strict package manager lets only satteri see them.
      const satteri = createRequire(import.meta.url).resolve('satteri');
      const binding: unknown = createRequire(satteri)(`@bruits/satteri-${name}`);
      if (isBinding(binding)) return binding;
    } catch {
      // Whatever keeps it from loading, such as a missing package or another C library: remark reads the same.
    }
  }
  return undefined;
}

function isBinding(value: unknown): value is NativeBinding {
  return (
    typeof value === 'object' &&
    value !== null &&
    'createMdastHandle' in value &&
    'serializeHandle' in value &&
    'dropHandle' in value
  );
}
