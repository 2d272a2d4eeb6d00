/**
 * Sections of an ini file as pytest reads them (the `iniconfig` format): values
 * go on in indented lines, `#` and `;` start comments.
 */
export function readIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let key: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) {
      continue;
    }
    const header = /^\[([^\]]*)\]/.exec(line);
    if (header) {
      section = sections.get(header[1]) ?? new Map();
      sections.set(header[1], section);
      key = undefined;
    } else if (/^\s/.test(line) && section && key !== undefined) {
      section.set(key, `${section.get(key) ?? ''}\n${trimmed}`);
    } else if (section) {
      const at = line.search(/[=:]/);
      if (at > 0) {
        key = line.slice(0, at).trim();
        section.set(key, line.slice(at + 1).trim());
      }
    }
  }
  return sections;
}
