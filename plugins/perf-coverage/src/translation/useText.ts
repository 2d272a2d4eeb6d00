import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { english } from './en';
import { perfCoverageTranslationRef } from './ref';

type Sections = typeof english;
type Whole<Key extends string> = Key extends `${infer Name}_${'one' | 'other'}`
  ? Name
  : Key;

/** `section.name`, without the `_one` and `_other` of texts that count. */
export type TextKey = {
  [Section in keyof Sections & string]: `${Section}.${Whole<
    keyof Sections[Section] & string
  >}`;
}[keyof Sections & string];

/**
 * `t('card.gaps', { count: 3, critical: '1' })`: a text in the reader's language.
 * Numbers and dates go in as formatted strings; only `count`, which chooses
 * between `_one` and `_other`, is a number.
 */
export type Text = (
  key: TextKey,
  values?: Record<string, string | number>,
) => string;

/** The function that says the texts of the pages. */
export function useText(): Text {
  // Backstage's own type of it spells out every text and its placeholders, which
  // the compiler can neither write down nor check quickly.
  return useTranslationRef<Record<string, string>>(perfCoverageTranslationRef)
    .t as Text;
}
