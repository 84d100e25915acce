// `npm run build` compiles the schemas to this module; package.json says where it is.
declare module '#validators' {
  import type { ErrorObject } from 'ajv';

  /** What is wrong stands in `errors` until the next call. */
  type Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };

  /** Checks frontmatter against schema/postmortem.schema.json. */
  export const postmortem: Validator;
  /** Checks `casebook.yaml` against schema/config.schema.json. */
  export const config: Validator;
}
