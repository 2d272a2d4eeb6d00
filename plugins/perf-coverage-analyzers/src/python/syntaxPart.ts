import { Tree } from '@lezer/common';

/** A node of the syntax tree that means something. */
export interface SyntaxPart {
  name: string;
  from: number;
  to: number;
  /** Without comments and error marks. */
  children: readonly SyntaxPart[];
}

const none: readonly SyntaxPart[] = [];

interface Open extends SyntaxPart {
  children: SyntaxPart[];
}

/**
 * The tree as plain objects, made in one pass: readers look at the children of
 * a node several times, which the parser's packed form looks up anew each time.
 */
export function partsOfTree(tree: Tree): SyntaxPart {
  const cursor = tree.cursor();
  const root: Open = {
    name: cursor.name,
    from: cursor.from,
    to: cursor.to,
    children: [],
  };
  const parents: Open[] = [root];
  if (!cursor.firstChild()) return root;
  for (;;) {
    const { type, from, to } = cursor;
    const { name } = type;
    if (name !== 'Comment' && !type.isError) {
      const siblings = parents[parents.length - 1].children;
      if (cursor.firstChild()) {
        const part: Open = { name, from, to, children: [] };
        siblings.push(part);
        parents.push(part);
        continue;
      }
      siblings.push({ name, from, to, children: none });
    }
    while (!cursor.nextSibling()) {
      parents.pop();
      if (parents.length === 0 || !cursor.parent()) return root;
    }
  }
}
