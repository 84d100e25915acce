// `npm run build` compiles the schemas to this module; package.json says where it is.
declare module '#validators' {
  import type { ErrorObject } from 'ajv';

  /** Checks frontmatter against schema/postmortem.schema.json; what is wrong stands in `errors` until the next call. */
  export const postmortem: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };
}
