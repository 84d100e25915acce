/** Where Vite writes the licences of the packages that it bundled. */
export const licensesName = 'licenses.json';

/** Where the build lists the paths of everything in classic scripts, relative to the repository's root. */
export const classicInputsName = 'classic-inputs.json';
