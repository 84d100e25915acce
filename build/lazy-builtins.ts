import type { Plugin } from 'esbuild';

/** Modules of Node that most runs do not need, or need late. Importing one calls all its getters, which load others. */
const late = ['child_process', 'crypto', 'fs', 'fs/promises', 'os', 'util', 'worker_threads', 'zlib'];

/**
 * Makes the bundle load modules of Node when it uses something of them. Importing `node:util` alone takes 5 ms, as does
 * `node:child_process`: one tenth of a start.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup: (build) => {
    // Its getters open all three streams, and the global is the same.
    build.onResolve({ filter: /^node:process$/ }, ({ path: name }) => ({ path: name, namespace: 'global' }));
    build.onLoad({ filter: /^/, namespace: 'global' }, () => ({
      // Getters again: esbuild turns `import { stdin }` into a property that is read where it is used.
      contents: 'module.exports = globalThis.process;',
    }));
    build.onResolve({ filter: new RegExp(`^node:(?:${late.join('|')})$`) }, ({ path: name }) => ({
      path: name,
      namespace: 'lazy-builtins',
    }));
    build.onLoad({ filter: /^/, namespace: 'lazy-builtins' }, ({ path: name }) => {
      const getters = Object.keys(process.getBuiltinModule(name) ?? {}).map(
        (key) => `get ${JSON.stringify(key)}() { return load().${key}; }`,
      );
      return {
        contents: `
          let loaded;
          const load = () => (loaded ??= process.getBuiltinModule(${JSON.stringify(name)}));
          module.exports = { ${getters.join(', ')} };
        `,
      };
    });
  },
};
