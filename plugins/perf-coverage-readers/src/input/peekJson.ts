import { ResultHead } from 'backstage-plugin-perf-coverage-node';
import { endOfString } from './json';

/** Deeper values are not looked at: no known format needs them to be told. */
const maxDepth = 24;

type Container = unknown[] | Record<string, unknown>;

const peeked = new WeakMap<ResultHead, unknown>();

/**
 * What the head of a file holds as JSON, as far as it goes: a head ends in
 * the middle of large documents, and everything before that is kept. Undefined
 * where the text does not start like a JSON object or array.
 */
export function peekJson(head: ResultHead): unknown {
  if (!peeked.has(head)) {
    peeked.set(head, partialJson(head.text));
  }
  return peeked.get(head);
}

/** Parses as much JSON as there is; stops without complaint where it breaks. */
export function partialJson(text: string): unknown {
  const scanner = /[\s,:]*(?:([{}[\]])|(")|([^\s,:{}[\]"]+))/gy;
  const open: { container: Container; key: string | undefined }[] = [];
  let root: unknown;

  const place = (value: unknown): boolean => {
    const top = open.at(-1);
    if (!top) {
      root = value;
      return true;
    }
    if (Array.isArray(top.container)) {
      top.container.push(value);
      return true;
    }
    if (top.key === undefined) {
      if (typeof value !== 'string') {
        return false;
      }
      top.key = value;
      return true;
    }
    top.container[top.key] = value;
    top.key = undefined;
    return true;
  };

  for (;;) {
    const token = scanner.exec(text);
    if (!token) {
      return root;
    }
    const [, bracket, quote, word] = token;
    if (bracket === '{' || bracket === '[') {
      const container: Container = bracket === '[' ? [] : Object.create(null);
      if (open.length >= maxDepth || !place(container)) {
        return root;
      }
      open.push({ container, key: undefined });
    } else if (bracket !== undefined) {
      open.pop();
      if (open.length === 0) {
        return root;
      }
    } else if (open.length === 0) {
      return undefined;
    } else if (quote !== undefined) {
      // Escapes stay as they are: what tells a format has none.
      const end = endOfString(text, scanner.lastIndex);
      if (end > text.length || !place(text.slice(scanner.lastIndex, end - 1))) {
        return root;
      }
      scanner.lastIndex = end;
    } else if (!place(scalar(word))) {
      return root;
    }
  }
}

function scalar(word: string): unknown {
  if (word === 'true' || word === 'false') {
    return word === 'true';
  }
  if (word === 'null') {
    return null;
  }
  const number = Number(word);
  return Number.isNaN(number) ? word : number;
}
