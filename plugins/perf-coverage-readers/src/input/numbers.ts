const plainDecimal =
  /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?$/;
const groupedDecimal = /^[+-]?[1-9]\d{0,2}(?:,\d{3}){1,12}(?:\.\d{0,40})?$/;
const commaDecimal = /^[+-]?\d{1,40},\d{1,40}$/;

/**
 * A number as tools write it, `1,234.56` of Surefire and `0,25` of a locale
 * with a decimal comma included; undefined where the text is none, or is
 * negative: nothing that a result counts is.
 */
export function decimal(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const trimmed = text.trim();
  const plain = withoutCommas(trimmed);
  if (!plainDecimal.test(plain)) {
    return undefined;
  }
  const value = Number(plain);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

function withoutCommas(text: string): string {
  if (groupedDecimal.test(text)) {
    return text.replaceAll(',', '');
  }
  return commaDecimal.test(text) ? text.replace(',', '.') : text;
}

/** The product, or undefined where the value is unknown. */
export function times(
  value: number | undefined,
  factor: number,
): number | undefined {
  return value === undefined ? undefined : value * factor;
}
