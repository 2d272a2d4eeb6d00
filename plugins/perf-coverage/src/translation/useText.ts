import { useApiHolder } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { useMemo } from 'react';
import { formatNumber } from '../components/format';
import type { english } from './en';
import { setLanguage } from './locale';
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
 * between `_one` and `_other`, is a number. An element goes in where a text has
 * a link or a sign in its middle; the answer is an element then.
 */
export interface Text {
  (key: TextKey, values?: Record<string, string | number>): string;
  (
    key: TextKey,
    values: Record<string, string | number | JSX.Element>,
  ): JSX.Element;
}

/** The function that says the texts of the pages. */
export function useText(): Text {
  // Backstage's own type of it spells out every text and its placeholders, which
  // the compiler can neither write down nor check quickly.
  const { t } = useTranslationRef<Record<string, string>>(
    perfCoverageTranslationRef,
  );
  // Who shows a text also shows numbers and days; a change of the language draws
  // all of them anew, because it changes `t`.
  const language = useApiHolder().get(appLanguageApiRef)?.getLanguage();
  if (language) setLanguage(language.language);
  return useMemo(
    () =>
      ((key: TextKey, values?: Record<string, unknown>) =>
        t(
          key,
          typeof values?.count === 'number'
            ? { ...values, counted: formatNumber(values.count) }
            : values,
        )) as Text,
    [t],
  );
}
