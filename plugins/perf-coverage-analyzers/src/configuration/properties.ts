const maxProperties = 10_000;
/** Lines are joined up to this length. */
const maxLine = 10_000;

/** Keys and values of a `.properties` file (java.util.Properties.load). */
export function readProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  let line = '';
  for (const piece of text.split(/\r\n|\r|\n/)) {
    const start = piece.trimStart();
    if (line === '' && /^[#!]/.test(start)) continue;
    line += start;
    if (goesOn(line) && line.length < maxLine) {
      line = line.slice(0, -1);
      continue;
    }
    const match = /^((?:\\.|[^\\=:\s])+)\s*[=:]?\s*(.*)$/.exec(line);
    if (match && properties.size < maxProperties) {
      properties.set(unescaped(match[1]), unescaped(match[2]));
    }
    line = '';
  }
  return properties;
}

/** An odd number of backslashes at the end joins the next line. */
function goesOn(line: string): boolean {
  let slashes = 0;
  while (line[line.length - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code, char) =>
    code === undefined
      ? escapes[char] ?? char
      : String.fromCharCode(parseInt(code, 16)),
  );
}
