import type { english } from '../en';
import type { Translated } from '../Translated';
import { flatten } from '../flatten';
import { card } from './card';

const german: {
  [Section in keyof typeof english]: Translated<(typeof english)[Section]>;
} = { card };

export default flatten(german);
