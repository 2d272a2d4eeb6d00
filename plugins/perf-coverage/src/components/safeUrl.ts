/**
 * An address from a file or an upload, if it is one that may be opened: only
 * `http` and `https`, so that no `javascript:` reaches a link.
 */
export function safeUrl(address: string | null): string | null {
  if (address === null) return null;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? url.href
      : null;
  } catch {
    return null;
  }
}

/** Address of a line of a source on its host; null where sources can't be linked. */
export function sourceUrl(
  template: string | null,
  path: string,
  line: number,
): string | null {
  if (template === null) return null;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return safeUrl(
    template.split('{path}').join(encoded).split('{line}').join(String(line)),
  );
}
