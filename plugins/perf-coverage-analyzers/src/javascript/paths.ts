/** Joins and normalises; undefined where it would leave the scanned folder. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join('/');
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** What a configuration file holds; null where it is no plain JSON. */
export function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Such a configuration says nothing about paths; imports through it are
    // then known by name only.
    return null;
  }
}

/** An own property of a value of unknown shape. */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
