import {
  alternatives,
  Place,
  settled,
  StringValue,
  textOf,
  Value,
} from '../javascript';
import { asDocument, documentsInBody, together } from './documents';

/** Values inside of values that are looked into. */
const maxDepth = 4;

/** The text of a string with holes as NUL. */
export function textWithHoles(value: StringValue): string {
  return value.parts.map(part => ('hole' in part ? '\0' : part.text)).join('');
}

/**
 * The GraphQL documents of a request's body: an object with `query`, its JSON,
 * a list of such, or the document itself.
 */
export function documentsOf(
  body: Value | undefined,
  depth = 0,
): string | undefined {
  if (!body || depth > maxDepth) return undefined;
  const found = alternatives(body).flatMap(one => {
    const document = documentOf(one, depth);
    return document === undefined ? [] : [document];
  });
  return together([...new Set(found)]);
}

function documentOf(body: Value, depth: number): string | undefined {
  switch (body.t) {
    case 'string':
      return body.source
        ? documentsOf(body.source, depth + 1)
        : documentsInBody(textWithHoles(body));
    case 'unknown':
      return body.source && documentsOf(body.source, depth + 1);
    case 'object': {
      const query = body.props.get('query');
      const name = textOf(settled(body.props.get('operationName')));
      return query && queryOf(query, name);
    }
    case 'array':
      return together(
        body.items
          .slice(0, 50)
          .flatMap(one => documentsOf(one, depth + 1) ?? []),
      );
    default:
      return undefined;
  }
}

function queryOf(query: Value, name?: string): string | undefined {
  const found = alternatives(query).flatMap(one =>
    one.t === 'string' ? asDocument(textWithHoles(one), name) ?? [] : [],
  );
  return together([...new Set(found)]);
}

/** Where the first of the documents of a body is written. */
export function placeOfDocument(
  body: Value | undefined,
  depth = 0,
): Place | null {
  if (!body || depth > maxDepth) return null;
  const [one] = alternatives(body);
  switch (one.t) {
    case 'string': {
      if (one.source) return placeOfDocument(one.source, depth + 1);
      for (const part of one.parts)
        if ('text' in part && part.at) return part.at;
      return null;
    }
    case 'unknown':
      return placeOfDocument(one.source, depth + 1);
    case 'object':
      return placeOfDocument(one.props.get('query'), depth + 1);
    case 'array':
      return placeOfDocument(one.items[0], depth + 1);
    default:
      return null;
  }
}
