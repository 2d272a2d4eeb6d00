/** Stands in a text for what only a run can tell. */
export const hole = '\0';

/** What functions may ask for. */
export interface Names {
  property(name: string): string | undefined;
  /** A hole where it is not known. */
  variable(name: string): string;
  text(written: string): string;
}

/** `undefined` where the first argument has a hole. */
function whole(
  values: string[],
  use: (text: string) => string,
): string | undefined {
  const [text = ''] = values;
  return text.includes(hole) ? undefined : use(text);
}

function sum(values: string[]): string | undefined {
  const numbers = values.filter(value => /^\s*-?\d{1,15}\s*$/.test(value));
  // The last argument may name a variable for the result.
  return numbers.length >= Math.max(2, values.length - 1) &&
    !values.some(value => value.includes(hole))
    ? String(numbers.reduce((total, value) => total + Number(value), 0))
    : undefined;
}

/**
 * The functions whose result is known before a run. A property without value
 * and default is not known, although JMeter would take `1` or its own name:
 * who writes it so means to give it.
 */
export const functions: Record<
  string,
  (values: string[], names: Names) => string | undefined
> = {
  __P: ([key = '', otherwise], names) => names.property(key) ?? otherwise,
  __property: ([key = '', , otherwise], names) =>
    names.property(key) ?? otherwise,
  __env: ([, , otherwise]) => otherwise,
  __V: ([key = '', otherwise], names) => {
    const value = key.includes(hole) ? hole : names.variable(key);
    return value === hole ? otherwise : value;
  },
  __evalVar: ([key = ''], names) => names.text(names.variable(key)),
  __eval: (values, names) => whole(values, text => names.text(text)),
  __intSum: sum,
  __longSum: sum,
  __lowercase: values => whole(values, text => text.toLowerCase()),
  __uppercase: values => whole(values, text => text.toUpperCase()),
  // Paths are compared decoded.
  __urlencode: values => whole(values, text => text),
  __trim: values => whole(values, text => text.trim()),
};
