import {
  alternatives,
  array,
  isChosen,
  join,
  someItem,
  text,
  textOf,
  toNumber,
  unknown,
  Value,
} from '../javascript';

/** `list(i)`, `map("key")` */
export function indexed(target: Value, key: Value): Value {
  const results = alternatives(target).map(one => {
    if (one.t === 'array') {
      const index = toNumber(key);
      if (index !== undefined && one.items[index]) return one.items[index];
      return join([...one.items.map(someItem), unknown]);
    }
    if (one.t === 'object' && one.host === undefined) {
      const name = textOf(key);
      const own = name === undefined ? undefined : one.props.get(name);
      if (own && isChosen(key)) {
        return join([own, ...[...one.props.values()].map(someItem)], true);
      }
      if (own) return own;
      return join([...[...one.props.values()].map(someItem), unknown]);
    }
    return unknown;
  });
  return join(results);
}

/** The items of a list or the pairs of a map; undefined where they are not known. */
export function itemsOf(value: Value): Value[] | undefined {
  if (value.t === 'array' && (!value.open || value.items.length > 0)) {
    return value.items;
  }
  if (value.t === 'object' && !value.host && !value.open) {
    return [...value.props].map(([key, one]) => array([text(key), one]));
  }
  return undefined;
}

/** One part of a tuple. */
export function partOf(value: Value, index: number): Value {
  return value.t === 'array' ? value.items[index] ?? unknown : unknown;
}
