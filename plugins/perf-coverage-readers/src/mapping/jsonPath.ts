import { InputError } from '@backstage/errors';
import { JSONPathEnvironment, JSONPathQuery } from 'json-p3';

/** A rule that matches more than this is not looked at further. */
export const maxMatches = 100_000;

/** Recursion of `$..a`, and the depth of a document that it may go to. */
const maxDepth = 100;

const environment = new JSONPathEnvironment({ maxRecursionDepth: maxDepth });
// They run regular expressions of RFC 9485 by JavaScript's, which backtracks.
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

/** Values that a path matches, and whether there were more than are looked at. */
export interface Matches {
  values: unknown[];
  cut: boolean;
}

/** A JSONPath (RFC 9535) whose work is linear in the document. */
export class BoundedPath {
  readonly #query: JSONPathQuery;

  /**
   * @throws InputError where it is no JSONPath, or one whose work could grow
   *   faster than the document.
   */
  constructor(readonly text: string) {
    if (
      text.split('..').length > 2 ||
      /\?[^\]]*(?:\.\.|\$)/.test(text) ||
      text.length > 500
    ) {
      throw new InputError(
        `'${text.slice(
          0,
          80,
        )}' could take very long: use '..' once at most, and neither '..' nor '$' in a filter`,
      );
    }
    try {
      this.#query = environment.compile(text);
    } catch (error) {
      throw new InputError(
        `'${text.slice(0, 80)}' is no JSONPath: ${
          error instanceof Error ? error.message : String(error)
        }`,
      );
    }
  }

  /** @throws InputError where the document is nested too deep for `..`. */
  match(value: unknown, most = maxMatches): Matches {
    const values: unknown[] = [];
    try {
      for (const node of this.#query.lazyQuery(value as never)) {
        if (values.length >= most) {
          return { values, cut: true };
        }
        values.push(node.value);
      }
    } catch (error) {
      throw new InputError(
        `'${this.text.slice(0, 80)}' could not be followed: ${
          error instanceof Error ? error.message : String(error)
        }`,
      );
    }
    return { values, cut: false };
  }

  first(value: unknown): unknown {
    return this.match(value, 1).values[0];
  }
}

/** A path as it stands in a mapping: `$.a.b`, or a member's or column's name. */
export function pathOf(text: string): BoundedPath {
  return new BoundedPath(text.startsWith('$') ? text : `$[${quoted(text)}]`);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
