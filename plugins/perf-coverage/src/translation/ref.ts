import {
  TranslationRef,
  createTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { english } from './en';
import { Flat, flatten } from './flatten';

/**
 * Each text's key. It has a name of its own so that the report of the public API
 * says this name, not hundreds of keys in whatever order the compiler has them.
 *
 * @ignore
 */
type PerfCoverageTexts = Flat<typeof english>;

/** The texts of all pages, to translate or to replace some of them. @public */
export const perfCoverageTranslationRef: TranslationRef<
  'perf-coverage',
  PerfCoverageTexts
> = createTranslationRef({
  id: 'perf-coverage',
  messages: flatten(english),
  translations: { de: () => import('./de') },
});
