import { concat, text, unknown, Value } from '../javascript';

const placeholder =
  /%(?:(\d{1,2})\$)?[-#+ 0,(]{0,6}\d{0,4}(?:\.\d{1,3})?([a-zA-Z%])/g;

/** `String.format`: the values in their places; holes where there is no value. */
export function formatted(format: Value, args: Value[]): Value {
  if (format.t !== 'string') return unknown;
  const given =
    args.length === 1 && args[0].t === 'array' ? args[0].items : args;
  const pieces: Value[] = [];
  let next = 0;
  for (const part of format.parts) {
    if ('hole' in part) {
      pieces.push(unknown);
      continue;
    }
    let last = 0;
    for (const match of part.text.matchAll(placeholder)) {
      pieces.push(text(part.text.slice(last, match.index), part.at));
      last = match.index + match[0].length;
      if (match[2] === '%') {
        pieces.push(text('%', part.at));
      } else if (match[2] === 'n') {
        pieces.push(text('\n', part.at));
      } else {
        const index = match[1] ? Number(match[1]) - 1 : next;
        if (!match[1]) next += 1;
        pieces.push(given[index] ?? unknown);
      }
    }
    pieces.push(text(part.text.slice(last), part.at));
  }
  return concat(pieces);
}
