import { Outline, OutlineReader } from './OutlineReader';

/**
 * Reads a block-style OpenAPI document in YAML line by line, looking only into
 * what says something about its operations: a YAML parser takes about a second a
 * megabyte, and such a document is mostly schemas and descriptions.
 *
 * Null where anything that matters is written in a way that this doesn't surely
 * understand: then the whole document has to be read.
 */
export function readOutline(text: string): Outline | null {
  if (text.includes('\t')) return null;
  const reader = new OutlineReader();
  let number = 0;
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    number += 1;
    if (!reader.take(text, from, end, number)) return null;
    from = end + 1;
  }
  return reader.finish();
}
