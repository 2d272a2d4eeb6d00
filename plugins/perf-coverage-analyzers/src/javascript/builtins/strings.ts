import { Interpreter } from '../interpreter';
import { chosen } from '../alternatives';
import { concat, keyOf, toNumber } from '../texts';
import {
  array,
  constant,
  native,
  StringPart,
  StringValue,
  text,
  textOf,
  unknown,
  Value,
} from '../values';

type Method = (self: StringValue, args: Value[]) => Value;

/** Applies to text of each part and leaves holes as they are. */
function perPart(self: StringValue, change: (text: string) => string): Value {
  return {
    ...self,
    parts: self.parts.map(
      (part): StringPart =>
        'hole' in part ? part : { text: change(part.text), at: part.at },
    ),
  };
}

/** Applies to a string that is wholly known. */
function whole(
  self: StringValue,
  change: (known: string) => string | undefined,
): Value {
  const known = textOf(self);
  if (known === undefined) return unknown;
  const at = self.parts[0] && 'text' in self.parts[0] ? self.parts[0].at : null;
  const changed = change(known);
  if (changed === undefined) return unknown;
  const made = text(changed.slice(0, 4000), at);
  return self.env ? chosen(made) : made;
}

function range(self: StringValue, args: Value[]): Value {
  const from = args[0] ? toNumber(args[0]) : 0;
  const to = args[1] ? toNumber(args[1]) : undefined;
  if (from === undefined || (args[1] && to === undefined)) return unknown;
  return whole(self, known => known.slice(from, to));
}

function replace(all: boolean): Method {
  return (self, args) => {
    const [wanted, by] = args;
    const search = wanted ? textOf(wanted) : undefined;
    if (search === undefined || search === '' || !by) {
      // By a regular expression: a slash taken off an end changes no path.
      return self;
    }
    const put = by.t === 'function' || by.t === 'native' ? unknown : by;
    let found = false;
    const results: Value[] = [];
    for (const part of self.parts) {
      const pieces = 'hole' in part ? [] : part.text.split(search);
      if ('hole' in part || pieces.length === 1 || (found && !all)) {
        results.push({ t: 'string', parts: [part] });
        continue;
      }
      found = true;
      const [head, ...rest] = pieces;
      results.push({ t: 'string', parts: [{ ...part, text: head }] });
      for (const piece of all ? rest : [rest.join(search)]) {
        results.push(put, text(piece, part.at));
      }
    }
    return found ? concat(results) : self;
  };
}

function placeOf(self: StringValue) {
  const [first] = self.parts;
  return first && 'text' in first ? first.at : null;
}

function test(check: (known: string, other: string) => boolean): Method {
  return (self, args) => {
    const known = textOf(self);
    const other = args[0] ? textOf(args[0]) : undefined;
    return known === undefined || other === undefined
      ? unknown
      : constant(check(known, other));
  };
}

function split(self: StringValue, args: Value[]): Value {
  const known = textOf(self);
  const separator = args[0] ? keyOf(args[0]) : undefined;
  if (known === undefined || separator === undefined) return unknown;
  const pieces = known.split(separator);
  return array(
    pieces.slice(0, 500).map(piece => {
      const made = text(piece, placeOf(self));
      return self.env ? chosen(made) : made;
    }),
    pieces.length > 500,
  );
}

const methods = new Map<string, Method>([
  ['toLowerCase', self => perPart(self, known => known.toLowerCase())],
  ['toUpperCase', self => perPart(self, known => known.toUpperCase())],
  ['trim', self => whole(self, known => known.trim())],
  ['toString', self => self],
  ['valueOf', self => self],
  ['concat', (self, args) => concat([self, ...args])],
  ['slice', range],
  ['substring', range],
  ['substr', () => unknown],
  ['replace', replace(false)],
  ['replaceAll', replace(true)],
  ['split', split],
  ['startsWith', startsWith],
  ['endsWith', test((known, other) => known.endsWith(other))],
  ['includes', test((known, other) => known.includes(other))],
  ['padStart', () => unknown],
  ['padEnd', () => unknown],
  [
    'repeat',
    (self, args) => {
      const count = args[0] ? toNumber(args[0]) : undefined;
      return count === undefined || !(count >= 0) || count > 1000
        ? unknown
        : whole(self, known =>
            known.length * count > 4000 ? undefined : known.repeat(count),
          );
    },
  ],
]);

/** Decidable from the first piece of text, even with holes after it. */
function startsWith(self: StringValue, args: Value[]): Value {
  const other = args[0] ? textOf(args[0]) : undefined;
  if (other === undefined) return unknown;
  const [first] = self.parts;
  if (!first) return constant(other === '');
  if ('hole' in first) return unknown;
  if (first.text.length >= other.length || self.parts.length === 1) {
    return constant(first.text.startsWith(other));
  }
  return other.startsWith(first.text) ? unknown : constant(false);
}

/** The method `name` of a string, undefined if it is none that we know. */
export function stringMethod(
  _run: Interpreter,
  self: StringValue,
  name: string,
): Value | undefined {
  const method = methods.get(name);
  return method
    ? native(name, args => method(self, args))
    : native(name, () => unknown);
}
