import { formatNumber } from '../components/format';
import type { Text, TextKey } from '../translation';
import { english } from '../translation/en';
import { flatten } from '../translation/flatten';

const texts: Record<string, string> = flatten(english);

/** The English texts for functions that take `t`, without an app around them. */
export const englishText = ((
  key: TextKey,
  values: Record<string, string | number> = {},
) => {
  const { count } = values;
  const text = texts[key] ?? texts[`${key}_${count === 1 ? 'one' : 'other'}`];
  const given: typeof values =
    typeof count === 'number'
      ? { ...values, counted: formatNumber(count) }
      : values;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(given[name]));
}) as Text;
