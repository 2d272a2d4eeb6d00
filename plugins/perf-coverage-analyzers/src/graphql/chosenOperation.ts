/** Definitions of one document that are told apart. */
const maxDefinitions = 200;

interface Definition {
  /** `query`, `mutation`, `subscription` or `fragment`; a bare selection is a query. */
  kind: string;
  name: string | undefined;
  text: string;
}

/**
 * What a server runs of a document with several operations when the request
 * names one (`operationName`): that operation, with the document's fragments.
 * The whole document where it has no operation of that name, or one alone.
 */
export function chosenOperation(document: string, name: string): string {
  const definitions = definitionsOf(document);
  const operations = definitions.filter(one => one.kind !== 'fragment');
  const chosen = operations.find(one => one.name === name);
  if (!chosen || operations.length < 2) return document;
  return definitions
    .filter(one => one === chosen || one.kind === 'fragment')
    .map(one => one.text)
    .join('\n');
}

/** The definitions at the top of a document, up to where its brackets close no more. */
function definitionsOf(document: string): Definition[] {
  const found: Definition[] = [];
  let from = 0;
  while (from < document.length && found.length < maxDefinitions) {
    const end = endOfSelection(document, from);
    if (end === undefined) break;
    const text = document.slice(from, end).trim();
    const head = withoutComments(text);
    const [, kind = 'query', name] =
      /^(query|mutation|subscription|fragment)\b\s{0,200}([A-Za-z_]\w{0,200})?/.exec(
        head,
      ) ?? [];
    found.push({ kind, name, text });
    from = end;
  }
  return found;
}

function withoutComments(text: string): string {
  let from = 0;
  for (;;) {
    while (/[\s,]/.test(text[from] ?? '')) from += 1;
    if (text[from] !== '#') return text.slice(from, from + 1000);
    const end = text.indexOf('\n', from);
    if (end < 0) return '';
    from = end + 1;
  }
}

/**
 * The offset behind the next selection set `{ … }`. Braces inside of round
 * brackets are values of variables, those in texts and comments are none.
 */
function endOfSelection(document: string, from: number): number | undefined {
  let braces = 0;
  let rounds = 0;
  for (let at = from; at < document.length; at += 1) {
    const char = document[at];
    if (char === '"') {
      at = endOfText(document, at) - 1;
    } else if (char === '#') {
      const end = document.indexOf('\n', at);
      if (end < 0) return undefined;
      at = end;
    } else if (char === '(') rounds += 1;
    else if (char === ')') rounds -= 1;
    else if (rounds === 0 && char === '{') braces += 1;
    else if (rounds === 0 && char === '}') {
      braces -= 1;
      if (braces === 0) return at + 1;
      if (braces < 0) return undefined;
    }
  }
  return undefined;
}

function endOfText(document: string, from: number): number {
  if (document.startsWith('"""', from)) {
    const end = document.indexOf('"""', from + 3);
    return end < 0 ? document.length : end + 3;
  }
  let at = from + 1;
  while (at < document.length && document[at] !== '"') {
    at += document[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, document.length);
}
