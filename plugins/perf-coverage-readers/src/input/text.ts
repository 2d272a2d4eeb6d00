import { withoutSecrets } from './secrets';

/** Longer names say nothing more to a reader, and cost in every table. */
export const maxTextLength = 500;

/**
 * Text of a file as it may be stored: without control characters, without what
 * may be a secret, and not longer than `maxTextLength`.
 */
export function cleanText(text: string): string {
  const start =
    text.length > 4 * maxTextLength ? text.slice(0, 4 * maxTextLength) : text;
  const plain = withoutSecrets(withoutControls(start));
  return plain.length > maxTextLength
    ? `${plain.slice(0, maxTextLength - 1)}…`
    : plain;
}

/** Control characters, line ends among them, become spaces. */
function withoutControls(text: string): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 127) {
      result += `${text.slice(copied, at)} `;
      copied = at + 1;
    }
  }
  return copied === 0 ? text : result + text.slice(copied);
}
