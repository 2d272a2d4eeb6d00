import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { english } from './en';
import { flatten } from './flatten';

/** The texts of all pages, to translate or to replace some of them. @public */
export const perfCoverageTranslationRef = createTranslationRef({
  id: 'perf-coverage',
  messages: flatten(english),
  translations: { de: () => import('./de') },
});
