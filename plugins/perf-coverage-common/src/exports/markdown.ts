/**
 * A text from a file or a person as plain text on one line of Markdown: nothing
 * in it formats, links, names people or issues, or ends the line or the cell.
 *
 * @public
 */
export function escapeMarkdown(text: string): string {
  return (
    Array.from(text, plainCharacter)
      .join('')
      .replace(/ +/g, ' ')
      .trim()
      .replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&')
      .replace(/^[-=.]/, '\\$&')
      .replace(/^(\d+)\./, '$1\\.')
      // GitHub and GitLab look for names and addresses after escapes are gone.
      .replace(/@/g, '@\u200B')
      .replace(/:\/\//g, ':\u200B//')
      .replace(/\bwww\./gi, match => `${match}\u200B`)
  );
}

/** Control characters, and those that turn the direction of writing, become blanks. */
function plainCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isControl =
    code <= 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
  return isControl ? ' ' : character;
}

/** An address in a Markdown link; null where it is none of http or https. @public */
export function markdownAddress(address: string): string | null {
  return /^https?:\/\/[^\s]+$/i.test(address)
    ? encodeURI(decodeSafely(address)).replace(
        /[()<>[\]\\]/g,
        character =>
          `%${character
            .charCodeAt(0)
            .toString(16)
            .toUpperCase()
            .padStart(2, '0')}`,
      )
    : null;
}

/** What is encoded already is not encoded twice. */
function decodeSafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** A table as GitHub and GitLab show it; cells are escaped by the caller. @public */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [titles, titles.map(() => '---'), ...rows].map(line).join('');
}
