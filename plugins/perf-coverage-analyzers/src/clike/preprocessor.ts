/** Deeper nesting of conditions is taken as it stands. */
const maxDepth = 200;

/**
 * Which lines the preprocessor leaves out, as far as that can be told without
 * its definitions: of `#if 0` the first branch, of all others the ones after
 * `#else` and `#elif`. So each condition counts once, and brackets fit.
 */
export class Preprocessor {
  /** For each open condition: whether its present branch is left out. */
  private readonly branches: { out: boolean; taken: boolean }[] = [];

  get leavesOut(): boolean {
    return this.branches.some(branch => branch.out);
  }

  /** @param directive - from its `#` to its end. */
  take(directive: string): void {
    const match = /^#\s{0,20}([a-z]{1,20})\s{0,20}(\S{0,20})/.exec(directive);
    const branch = this.branches.at(-1);
    switch (match?.[1]) {
      case 'if':
      case 'ifdef':
      case 'ifndef': {
        if (this.branches.length >= maxDepth) return;
        const never =
          match[1] === 'if' && (match[2] === '0' || match[2] === 'false');
        this.branches.push({ out: never, taken: !never });
        return;
      }
      case 'elif':
      case 'else':
        if (branch) {
          branch.out = branch.taken;
          branch.taken = true;
        }
        return;
      case 'endif':
        this.branches.pop();
        return;
      default:
    }
  }
}
