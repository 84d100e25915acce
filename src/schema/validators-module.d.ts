// `npm run build` compiles the schemas to this module; package.json maps its name.
declare module '#validators' {
  import type { ErrorObject } from 'ajv';

  /** The errors stay in `errors` until the next call. */
  type Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };

  /** Checks frontmatter against schema/postmortem.schema.json. */
  export const postmortem: Validator;
  /** Checks `casebook.yaml` against schema/config.schema.json. */
  export const config: Validator;
}

declare module '#catalog-validator' {
  import type { ErrorObject } from 'ajv';

  /** Checks a catalog against schema/catalog.schema.json, up to the first error. Formats are not checked. */
  export const catalog: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };
}
