import type { sources as english } from '../en/sources';
import type { Translated } from '../Translated';

export const sources: Translated<typeof english> = {
  source: 'Quelltext',
  sourceOf: 'Quelltext von {{path}}',
  line: 'Zeile {{line}}',
  lineOf: 'Zeile {{line}} von {{total}}',
  open: 'Im Repository öffnen',
  what: 'diese Quelldatei',
};
