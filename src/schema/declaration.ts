/** What a JSON Schema of ours says about one value. */
export interface Declaration {
  type?: string | string[];
  title?: string;
  description?: string;
  examples?: unknown[];
  enum?: string[];
  pattern?: string;
  properties?: Record<string, Declaration>;
  items?: Declaration;
  $ref?: string;
  $defs?: Record<string, Declaration>;
}

/**
 * Find the declaration of a value.
 *
 * @param schema The whole schema.
 * @param pointer JSON Pointer to the value: `/tasks/0/due`.
 */
export function declarationAt(schema: Declaration, pointer: string): Declaration | undefined {
  let found: Declaration | undefined = schema;
  for (const part of pointer.split('/').slice(1)) {
    const declaration: Declaration | undefined = resolve(schema, found);
    found = /^\d+$/.test(part) && declaration?.items ? declaration.items : declaration?.properties?.[part];
  }
  return resolve(schema, found);
}

function resolve(schema: Declaration, declaration: Declaration | undefined): Declaration | undefined {
  const name = declaration?.$ref?.replace('#/$defs/', '');
  // What stands beside a reference says more about this place than what stands at its end.
  return name === undefined ? declaration : { ...schema.$defs?.[name], ...declaration };
}
