import {
  array,
  constant,
  nothing,
  object,
  Place,
  text,
  unknown,
  Value,
} from '../values';

const maxDepth = 50;

/** JSON text as a value; undefined where it is no JSON. */
export function parseJson(
  source: string,
  at: Place | null = null,
): Value | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return undefined;
  }
  return fromPlain(parsed, at, 0);
}

/** A value of plain data. Lists are kept up to 1000 items. */
export function fromPlain(
  data: unknown,
  at: Place | null,
  depth: number,
): Value {
  if (depth > maxDepth) return unknown;
  if (typeof data === 'string') return text(data.slice(0, 4000), at);
  if (typeof data === 'number' || typeof data === 'boolean' || data === null) {
    return constant(data);
  }
  if (Array.isArray(data)) {
    return array(
      data.slice(0, 1000).map(item => fromPlain(item, at, depth + 1)),
      data.length > 1000,
    );
  }
  if (typeof data === 'object') {
    const made = object();
    for (const [key, member] of Object.entries(data)) {
      made.props.set(key, fromPlain(member, at, depth + 1));
      if (at) made.lines.set(key, at);
    }
    return made;
  }
  return nothing;
}
