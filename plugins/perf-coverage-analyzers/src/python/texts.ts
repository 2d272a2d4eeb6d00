import { hole, isDict, isList, textOf, Value } from './value';

/** `text.format(…)`, with holes for what is not known. */
export function formatted(
  text: string,
  positional: readonly (Value | undefined)[],
  named: ReadonlyMap<string, Value | undefined>,
): string {
  let next = 0;
  return text.replace(
    /\{\{|\}\}|\{([^{}]{0,200})\}/g,
    (match, field?: string) => {
      if (field === undefined) {
        return match[0];
      }
      const name = /^\s*(\w*)\s*(?:[!:]|$)/.exec(field)?.[1];
      if (name === undefined) {
        return hole;
      }
      if (name === '') {
        next += 1;
        return textOf(positional[next - 1]);
      }
      return textOf(
        /^\d{1,4}$/.test(name) ? positional[Number(name)] : named.get(name),
      );
    },
  );
}

/** `text % values`, with holes for what is not known. */
export function percentFormatted(
  text: string,
  values: Value | undefined,
): string {
  const positional = isList(values) ? values.items : [values];
  let next = 0;
  return text.replace(
    /%%|%(?:\((\w{1,60})\))?[#0 +-]{0,5}[\d*]{0,5}(?:\.\d{1,5})?[a-zA-Z]/g,
    (match, name?: string) => {
      if (match === '%%') {
        return '%';
      }
      if (name !== undefined) {
        return textOf(isDict(values) ? values.entries.get(name) : undefined);
      }
      next += 1;
      return textOf(positional[next - 1]);
    },
  );
}

/** `urllib.parse.urljoin(base, url)` for the parts that paths need. */
export function joinedUrl(
  base: Value | undefined,
  url: Value | undefined,
): string {
  const rest = textOf(url);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(rest)) {
    return rest;
  }
  const start = textOf(base);
  const origin =
    /^(?:[a-z][a-z\d+.-]*:\/\/[^/?#]*)/i.exec(start)?.[0] ??
    (start.startsWith(hole) ? hole : '');
  if (rest.startsWith('/')) {
    return origin + rest;
  }
  const path = start.slice(origin.length).replace(/[?#].*$/s, '');
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '/';
  return origin + folder + rest;
}
