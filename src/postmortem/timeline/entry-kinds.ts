import type { PhrasingContent } from 'mdast';
import type { Settings } from '../../settings.ts';

/** Entry kinds, and the nodes without those that stand apart from the sentence. */
export interface TakenKinds {
  kinds: string[];
  rest: PhrasingContent[];
}

/**
 * Take the entry kinds from a text: inline code at its start or its end, `` `mitigated` `resolved` ``. Inside a sentence
 * the words stay where they are. Other code is part of the event.
 */
export function takeKinds(nodes: readonly PhrasingContent[], settings: Settings): TakenKinds {
  const isKind = (node: PhrasingContent | undefined): boolean =>
    node?.type === 'inlineCode' && settings.kinds.includes(node.value);
  const isBetween = (node: PhrasingContent | undefined): boolean =>
    node?.type === 'text' && /^[\s,/]*$/.test(node.value);
  if (!nodes.some(isKind)) return { kinds: [], rest: [...nodes] };
  let first = 0;
  for (let at = 0; at < nodes.length && (isKind(nodes[at]) || isBetween(nodes[at])); at += 1) {
    if (isKind(nodes[at])) first = at + 1;
  }
  let last = nodes.length;
  for (let at = nodes.length - 1; at >= first && (isKind(nodes[at]) || isBetween(nodes[at])); at -= 1) {
    if (isKind(nodes[at])) last = at;
  }
  const kinds = nodes.flatMap((node) => (node.type === 'inlineCode' && isKind(node) ? [node.value] : []));
  const rest = nodes.slice(first, last);
  return { kinds: [...new Set(kinds)], rest: first > 0 || last < nodes.length ? trimmed(rest, first > 0) : rest };
}

function trimmed(nodes: PhrasingContent[], isBehindKinds: boolean): PhrasingContent[] {
  const result = [...nodes];
  const [start] = result;
  if (isBehindKinds && start?.type === 'text') {
    const value = start.value.replace(/^\s*[:·–—-]?\s*/, '');
    result.splice(0, 1, ...(value ? [{ ...start, value }] : []));
  }
  const end = result.at(-1);
  if (end?.type === 'text') result.splice(-1, 1, { ...end, value: end.value.trimEnd() });
  return result;
}
