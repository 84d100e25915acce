import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** What is used of Babel's path to a node; Stryker does not type it. */
interface NodePath {
  type: string;
  node: { key?: { name?: string }; callee?: { name?: string } };
  findParent: (is: (parent: NodePath) => boolean) => NodePath | null;
}

const words = new Set(['severity', 'description', 'reason', 'fix', 'examples']);

/**
 * What a rule declares beside its checks is no logic. `examples` are the tests themselves; the words are those of
 * docs/rules.md, where a reader finds what is wrong with them; and a severity that does not exist does not compile.
 */
function shouldIgnore(path: NodePath): string | undefined {
  if (path.type !== 'ObjectProperty' || !words.has(path.node.key?.name ?? '')) return undefined;
  // A finding has a `reason` and a `fix`, too; it stands in a function.
  const owner = path.findParent(({ type }) => /Function|ObjectMethod|CallExpression/.test(type));
  return owner?.node.callee?.name === 'defineRule' ? 'is declared by a rule, and no logic' : undefined;
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'declarations', { shouldIgnore: (path) => shouldIgnore(path as NodePath) }),
];
