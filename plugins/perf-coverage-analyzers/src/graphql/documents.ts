/** Longer documents are left out: an inventory is no place for them. */
const maxLength = 8000;
/** Documents that one body may hold: a batch. */
const maxDocuments = 50;

/** A document: an operation or fragment at its start, behind comments. */
const start =
  /^(?:\s|#[^\n]{0,500}\n){0,200}(?:(?:query|mutation|subscription|fragment)\b|\{)/;

/**
 * A text as the GraphQL document that it is, with `{}` for holes; undefined
 * where it is none. Holes come as NUL.
 */
export function asDocument(text: string): string | undefined {
  const found = text.replace(/\0+/g, '{}').trim();
  const isDocument =
    found.length <= maxLength && start.test(found) && /\w/.test(found);
  // `{"query": …}` begins like a document.
  return isDocument && !/^\{\s*"/.test(found) ? found : undefined;
}

/**
 * The documents in the text of a request's body: the JSON that GraphQL is sent
 * in over HTTP (https://graphql.github.io/graphql-over-http/), or the document
 * itself. Undefined where there is none.
 */
export function documentsInBody(body: string): string | undefined {
  const own = asDocument(body);
  if (own) return own;
  const found: string[] = [];
  const key = /"query"\s{0,50}:\s{0,50}"/g;
  for (
    let match = key.exec(body);
    match && found.length < maxDocuments;
    match = key.exec(body)
  ) {
    const end = endOfText(body, key.lastIndex);
    const document = asDocument(unescaped(body.slice(key.lastIndex, end)));
    if (document) found.push(document);
    key.lastIndex = end;
  }
  return together(found);
}

/** The document that a URL asks with: `/graphql?query={…}`. */
export function documentInUrl(url: string): string | undefined {
  const query = /[?&]query=([^&#]*)/.exec(url)?.[1];
  if (query === undefined || query.length > 3 * maxLength) return undefined;
  try {
    return asDocument(decodeURIComponent(query.replaceAll('+', ' ')));
  } catch {
    // A percent sign that escapes nothing.
    return asDocument(query);
  }
}

/** Several documents that one request sends. */
export function together(documents: readonly string[]): string | undefined {
  const text = documents.join('\n');
  return documents.length > 0 && text.length <= maxLength ? text : undefined;
}

function endOfText(body: string, from: number): number {
  let at = from;
  while (at < body.length && body[at] !== '"') at += body[at] === '\\' ? 2 : 1;
  return Math.min(at, body.length);
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code, char) =>
    code === undefined
      ? escapes[char] ?? char
      : String.fromCharCode(parseInt(code, 16)),
  );
}
