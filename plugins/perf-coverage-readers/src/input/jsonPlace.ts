import { endOfString, lineAt } from './json';

interface Open {
  isArray: boolean;
  /** Index in an array; key in an object, once it was read. */
  key: string | number | undefined;
}

/**
 * The line of the value at a path of a JSON text, or of its nearest parent
 * that is there. The text has been parsed before: it is valid JSON.
 */
export function lineOfPath(
  text: string,
  path: readonly (string | number)[],
): number {
  const scanner = /[\s,:]*(?:([{}[\]])|(")|([^\s,:{}[\]"]+))/gy;
  const open: Open[] = [];
  let best = 0;
  let bestDepth = 0;

  const onPath = () => open.every(({ key }, depth) => key === path[depth]);
  const note = (at: number) => {
    if (open.length > bestDepth && open.length <= path.length && onPath()) {
      best = at;
      bestDepth = open.length;
    }
  };
  const next = () => {
    const top = open.at(-1);
    if (top) {
      top.key =
        top.isArray && typeof top.key === 'number' ? top.key + 1 : undefined;
    }
  };

  for (let token = scanner.exec(text); token; token = scanner.exec(text)) {
    const [, bracket, quote] = token;
    const top = open.at(-1);
    const at = scanner.lastIndex - 1;
    if (quote !== undefined) {
      const end = endOfString(text, scanner.lastIndex);
      if (top && !top.isArray && top.key === undefined) {
        top.key = String(JSON.parse(text.slice(at, end)));
      } else {
        note(at);
        next();
      }
      scanner.lastIndex = end;
    } else if (bracket === '{' || bracket === '[') {
      note(at);
      open.push({
        isArray: bracket === '[',
        key: bracket === '[' ? 0 : undefined,
      });
    } else if (bracket !== undefined) {
      open.pop();
      next();
    } else {
      note(at);
      next();
    }
    if (bestDepth === path.length && path.length > 0) {
      break;
    }
  }
  return lineAt(text, best);
}
