import type { searchItem as english } from '../en/searchItem';
import type { Translated } from '../Translated';

export const searchItem: Translated<typeof english> = {
  coverage: '{{met}} von {{all}} Anforderungen erfüllt',
  gaps: 'Lücken: {{names}}',
  slas: 'SLAs: {{names}}',
  type: 'Abdeckung durch Leistungstests',
};
