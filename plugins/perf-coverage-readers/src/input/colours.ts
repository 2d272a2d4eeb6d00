const escape = '\u001b';
const code = /^\[[0-9;]{0,20}[A-Za-z]/;

/** A line without the codes by which terminals colour it. */
export function withoutColours(line: string): string {
  return line
    .split(escape)
    .map((part, n) => (n === 0 ? part : part.replace(code, '')))
    .join('');
}
