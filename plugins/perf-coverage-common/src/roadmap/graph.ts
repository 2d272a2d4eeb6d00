/**
 * Groups of nodes that depend on one another in a circle, in order of their
 * smallest member (R. Tarjan, SIAM Journal on Computing 1(2), 1972, with a
 * stack of its own in place of recursion). `edges[n]` lists what `n` depends on.
 */
export function findCycles(edges: readonly (readonly number[])[]): number[][] {
  const index = new Array<number>(edges.length).fill(-1);
  const low = new Array<number>(edges.length).fill(0);
  const open = new Array<boolean>(edges.length).fill(false);
  const stack: number[] = [];
  const cycles: number[][] = [];
  let counter = 0;
  const enter = (node: number) => {
    index[node] = low[node] = counter++;
    stack.push(node);
    open[node] = true;
    return { node, next: 0 };
  };
  const leave = (node: number) => {
    if (low[node] !== index[node]) return;
    const members: number[] = [];
    let member: number;
    do {
      member = stack.pop()!;
      open[member] = false;
      members.push(member);
    } while (member !== node);
    if (members.length > 1 || edges[node].includes(node)) {
      cycles.push(members.sort((a, b) => a - b));
    }
  };
  for (let root = 0; root < edges.length; root++) {
    if (index[root] !== -1) continue;
    const calls = [enter(root)];
    while (calls.length > 0) {
      const call = calls[calls.length - 1];
      if (call.next < edges[call.node].length) {
        const target = edges[call.node][call.next++];
        if (index[target] === -1) calls.push(enter(target));
        else if (open[target]) {
          low[call.node] = Math.min(low[call.node], index[target]);
        }
      } else {
        calls.pop();
        const parent = calls[calls.length - 1];
        if (parent) {
          low[parent.node] = Math.min(low[parent.node], low[call.node]);
        }
        leave(call.node);
      }
    }
  }
  return cycles.sort((a, b) => a[0] - b[0]);
}

/** The nodes so that each comes after what it depends on; there must be no cycle. */
export function inOrder(edges: readonly (readonly number[])[]): number[] {
  const waiting = edges.map(targets => targets.length);
  const dependents: number[][] = edges.map(() => []);
  edges.forEach((targets, node) =>
    targets.forEach(target => dependents[target].push(node)),
  );
  const order = edges.flatMap((_, node) => (waiting[node] === 0 ? [node] : []));
  for (let at = 0; at < order.length; at++) {
    for (const dependent of dependents[order[at]]) {
      waiting[dependent] -= 1;
      if (waiting[dependent] === 0) order.push(dependent);
    }
  }
  return order;
}
