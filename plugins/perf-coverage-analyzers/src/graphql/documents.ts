import { graphqlRequests } from 'backstage-plugin-perf-coverage-common';
import { chosenOperation } from './chosenOperation';

/** Longer documents are told by what they ask for. */
const maxLength = 2000;
const maxRead = 100_000;
/** Documents that one body may hold: a batch. */
const maxDocuments = 50;

const operationName = /"operationName"\s{0,50}:\s{0,50}"(\w{1,200})"/g;

/** A document: an operation or fragment at its start, behind comments. */
const start =
  /^(?:\s|#[^\n]{0,500}\n){0,200}(?:(?:query|mutation|subscription|fragment)\b(?=\s{0,200}[\w({@#])|\{)/;

/**
 * A text as the GraphQL document that it is, with `{}` for holes; undefined
 * where it is none. Holes come as NUL.
 *
 * @param operation - name of the one operation of it that is run
 */
export function asDocument(
  text: string,
  operation?: string,
): string | undefined {
  if (text.length > maxRead) return undefined;
  const whole = text.replace(/\0+/g, '{}').trim();
  const found = operation ? chosenOperation(whole, operation) : whole;
  // `{"query": …}` begins like a document, and so does what escapes its quotes.
  const isDocument =
    start.test(found) &&
    found.includes('{') &&
    /\w/.test(found) &&
    !/^\{\s*[^\s\w.,#{]/.test(found);
  if (!isDocument) return undefined;
  return found.length <= maxLength ? found : shortened(found);
}

/** A document that asks for the same, without arguments and what lies inside. */
function shortened(document: string): string | undefined {
  const asked = new Map<string, string[]>();
  for (const request of graphqlRequests(document)) {
    const [method, path] = request.split(' ');
    const fields = asked.get(method) ?? [];
    asked.set(method, [...fields, path.slice(1)]);
  }
  const operations = [...asked].map(
    ([method, fields]) => `${method.toLowerCase()} { ${fields.join(' ')} }`,
  );
  const text = operations.join('\n');
  return operations.length > 0 && text.length <= maxLength ? text : undefined;
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
  // One of each belong together; in a batch they can't be told apart here.
  const names = [...body.slice(0, maxRead).matchAll(operationName)];
  const name = names.length === 1 ? names[0][1] : undefined;
  const key = /"query"\s{0,50}:\s{0,50}"/g;
  for (
    let match = key.exec(body);
    match && found.length < maxDocuments;
    match = key.exec(body)
  ) {
    const end = endOfText(body, key.lastIndex);
    const document = asDocument(
      unescaped(body.slice(key.lastIndex, end)),
      name,
    );
    if (document) found.push(document);
    key.lastIndex = end;
  }
  return together(found);
}

/** The document that a URL asks with: `/graphql?query={…}`. */
export function documentInUrl(url: string): string | undefined {
  const query = /[?&]query=([^&#]*)/.exec(url)?.[1];
  if (query === undefined || query.length > maxRead) return undefined;
  const name = /[?&]operationName=(\w{1,200})/.exec(url)?.[1];
  try {
    return asDocument(decodeURIComponent(query.replaceAll('+', ' ')), name);
  } catch {
    // A percent sign that escapes nothing.
    return asDocument(query, name);
  }
}

/** Several documents that one request sends. */
export function together(documents: readonly string[]): string | undefined {
  if (documents.length === 0) return undefined;
  const text = documents.join('\n');
  return text.length <= maxLength ? text : shortened(text);
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
