import type { AstroIntegration } from 'astro';

/** Makes Astro compile the site to a module that exports the renderer (entry.ts). */
export function renderer(): AstroIntegration {
  return {
    name: 'casebook',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'casebook',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'unsupported' },
        });
      },
    },
  };
}
