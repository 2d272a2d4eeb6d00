import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { english } from './en';

/** The texts of all pages, to translate or to replace some of them. @public */
export const perfCoverageTranslationRef = createTranslationRef({
  id: 'perf-coverage',
  messages: english,
  translations: { de: () => import('./de') },
});
