import fc, { type Arbitrary } from 'fast-check';

/**
 * Texts of a grammar in EBNF (ISO 14977): `,` `|` `[ ]` `( )`, quoted terminals and comments.
 *
 * @param source Rules, `name = … ;`.
 * @param start The rule whose texts are wanted.
 */
export function textsOf(source: string, start: string): Arbitrary<string> {
  const rules = new Map<string, string[]>();
  for (const rule of source.replaceAll(/\(\*[^]*?\*\)/g, '').split(';')) {
    const [, name, body] = /^\s*([a-z]+)\s*=\s*([^]*)$/.exec(rule) ?? [];
    if (name && body) rules.set(name, body.match(/"[^"]*"|[a-z]+|[[\](),|]/g) ?? []);
  }
  const arbitraries = new Map<string, Arbitrary<string>>();
  const rule = (name: string): Arbitrary<string> => {
    const tokens = rules.get(name);
    if (!tokens) throw new Error(`The grammar has no rule ${name}`);
    const known = arbitraries.get(name) ?? alternatives([...tokens]);
    arbitraries.set(name, known);
    return known;
  };

  function alternatives(tokens: string[]): Arbitrary<string> {
    const options = [sequence(tokens)];
    while (tokens[0] === '|') {
      tokens.shift();
      options.push(sequence(tokens));
    }
    return fc.oneof(...options);
  }

  function sequence(tokens: string[]): Arbitrary<string> {
    const parts = [term(tokens)];
    while (tokens[0] === ',') {
      tokens.shift();
      parts.push(term(tokens));
    }
    return fc.tuple(...parts).map((texts) => texts.join(''));
  }

  function term(tokens: string[]): Arbitrary<string> {
    const token = tokens.shift() ?? '';
    if (token.startsWith('"')) return fc.constant(token.slice(1, -1));
    if (token !== '[' && token !== '(') return rule(token);
    const inner = alternatives(tokens);
    tokens.shift();
    return token === '[' ? fc.oneof(fc.constant(''), inner) : inner;
  }

  return rule(start);
}
