import { endOf, literalOf, partsOf, reads, textOf, Token } from '../clike';

/** `[Name(arguments)]`, without the ending `Attribute` and the namespace. */
export interface Attribute {
  name: string;
  /** Arguments without names, as ranges of tokens. */
  values: { from: number; to: number }[];
  /** Named ones: `Baseline = true`. */
  named: Map<string, { from: number; to: number }>;
  line: number;
}

/** The attributes in one pair of brackets. */
export function readAttributes(
  tokens: readonly Token[],
  open: number,
): Attribute[] {
  return partsOf(tokens, open).flatMap(part => {
    let at = part.from;
    // `[method: Benchmark]` says what the attribute is for.
    if (reads(tokens, at + 1, ':') && !reads(tokens, at + 1, '::')) at += 2;
    let name = tokens[at];
    while (reads(tokens, at + 1, '.') || reads(tokens, at + 1, '::')) {
      at += 2;
      name = tokens[at];
    }
    if (name?.kind !== 'word') return [];
    const attribute: Attribute = {
      name: name.text.replace(/(?<=.)Attribute$/, ''),
      values: [],
      named: new Map(),
      line: name.line,
    };
    let list = at + 1;
    if (reads(tokens, list, '<')) {
      // `[GenericAttribute<T>(…)]`.
      while (list < part.to && !reads(tokens, list, '(')) list += 1;
    }
    if (list < part.to && reads(tokens, list, '(')) {
      for (const argument of partsOf(tokens, list)) {
        const isNamed =
          tokens[argument.from].kind === 'word' &&
          reads(tokens, argument.from + 1, '=');
        if (isNamed) {
          attribute.named.set(tokens[argument.from].text, {
            from: argument.from + 2,
            to: argument.to,
          });
        } else {
          attribute.values.push(argument);
        }
      }
    }
    return [attribute];
  });
}

/** How many values `[Params(…)]` gives; an only array of objects is spread. */
export function valuesOf(
  tokens: readonly Token[],
  { values }: Attribute,
): number {
  if (values.length !== 1) return values.length;
  const [{ from, to }] = values;
  if (reads(tokens, from, '[') && endOf(tokens, from) === to - 1) {
    return partsOf(tokens, from).length;
  }
  if (!reads(tokens, from, 'new')) return 1;
  const brace = tokens.findIndex(
    (token, at) => at > from && at < to && token.text === '{',
  );
  const type = brace < 0 ? '' : textOf(tokens, { from, to: brace });
  return /^new(?:object|string)\??\[\]$/.test(type)
    ? partsOf(tokens, brace).length
    : 1;
}

/** A named argument that is a literal text. */
export function textArgument(
  tokens: readonly Token[],
  attribute: Attribute,
  name: string,
): string | null {
  return literalOf(tokens, attribute.named.get(name));
}
