import type * as t from '@babel/types';

/**
 * The nodes right below a node. (Babel's own walkers come with all of
 * `@babel/types`, which takes longer to load than most repositories to scan.)
 */
export function childrenOf(node: t.Node): t.Node[] {
  const children: t.Node[] = [];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) children.push(child);
    }
  }
  return children;
}

/** Visits every node, without recursion: nesting is the file's to choose. */
export function walk(root: t.Node, visit: (node: t.Node) => void): void {
  const open: t.Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    open.push(...childrenOf(node));
  }
}

function isNode(value: unknown): value is t.Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'loc' in value
  );
}
