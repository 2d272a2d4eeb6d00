const simpleEscapes: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Prefix and quotes of a string literal as written. */
export function stringFrame(literal: string): {
  start: number;
  end: number;
  raw: boolean;
} {
  let at = 0;
  while (at < literal.length && literal[at] !== '"' && literal[at] !== "'") {
    at += 1;
  }
  const quote = literal[at] ?? '';
  const triple = literal.startsWith(quote.repeat(3), at) && quote !== '';
  const width = triple ? 3 : 1;
  const closing = quote.repeat(width);
  const start = Math.min(at + width, literal.length);
  const closed =
    quote !== '' &&
    literal.length >= start + width &&
    literal.endsWith(closing);
  return {
    start,
    end: closed ? literal.length - width : literal.length,
    raw: /r/i.test(literal.slice(0, at)),
  };
}

/** The characters that the inside of a literal stands for. */
export function unescape(text: string, raw: boolean): string {
  if (raw || !text.includes('\\')) {
    return text;
  }
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] !== '\\' || i + 1 >= text.length) {
      out += text[i];
      continue;
    }
    const next = text[i + 1];
    const width = { x: 2, u: 4, U: 8 }[next];
    if (Object.hasOwn(simpleEscapes, next)) {
      out += simpleEscapes[next];
      i += 1;
    } else if (width && /^[\da-f]+$/i.test(text.slice(i + 2, i + 2 + width))) {
      const code = parseInt(text.slice(i + 2, i + 2 + width), 16);
      out += code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
      i += 1 + width;
    } else {
      out += `\\${next}`;
      i += 1;
    }
  }
  return out;
}

/** Value of a number literal; undefined for complex numbers. */
export function numberValue(literal: string): number | undefined {
  const text = literal.replaceAll('_', '').toLocaleLowerCase('en');
  const value = Number(/^0\d+$/.test(text) ? text.replace(/^0+/, '') : text);
  return text !== '' && Number.isFinite(value) ? value : undefined;
}
