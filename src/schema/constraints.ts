import type { ErrorObject } from 'ajv';

/**
 * The constraint of a JSON Schema keyword, worded to follow "expected".
 *
 * @returns `undefined` when the keyword alone does not help a person.
 */
export function constraintOf({ keyword, params }: ErrorObject): string | undefined {
  switch (keyword) {
    case 'const':
      return `\`${textOf(params.allowedValue)}\``;
    case 'minimum':
    case 'maximum':
      return `at ${keyword === 'minimum' ? 'least' : 'most'} \`${params.limit}\``;
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${keyword === 'exclusiveMinimum' ? 'more' : 'less'} than \`${params.limit}\``;
    case 'multipleOf':
      return `a multiple of \`${params.multipleOf}\``;
    case 'minLength':
      return params.limit === 1 ? 'text' : `at least ${params.limit} characters`;
    case 'maxLength':
      return `at most ${params.limit} characters`;
    case 'minItems':
      return params.limit === 1 ? 'something in it' : `at least ${params.limit} items`;
    case 'maxItems':
      return `at most ${params.limit} items`;
    case 'uniqueItems':
      return 'each item once';
    case 'minProperties':
    case 'maxProperties':
      return `at ${keyword === 'minProperties' ? 'least' : 'most'} ${params.limit} keys`;
    case 'false schema':
      return 'nothing';
    default:
      return undefined;
  }
}

/** A value of a schema as a person would write it. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
