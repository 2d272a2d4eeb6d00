import type { SourceTree } from 'backstage-plugin-perf-coverage-node';

/** Files with JMeter's properties; the later one wins, as in JMeter. */
const fileNames = ['jmeter.properties', 'user.properties'];
const maxProperties = 10_000;
/** Lines are joined up to this length. */
const maxLine = 10_000;

/** The properties in the files beside a plan. */
export async function propertiesBeside(
  tree: SourceTree,
  planPath: string,
): Promise<Map<string, string>> {
  const folder = planPath.split('/').slice(0, -1);
  const properties = new Map<string, string>();
  for (const name of fileNames) {
    const path = [...folder, name].join('/');
    const text = tree.has(path) ? await tree.read(path) : undefined;
    for (const [key, value] of readProperties(text ?? '')) {
      properties.set(key, value);
    }
  }
  return properties;
}

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

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
