import type { english } from '../en';
import type { Translated } from '../Translated';
import { flatten } from '../flatten';
import { card } from './card';
import { portfolio } from './portfolio';
import { roadmap } from './roadmap';

const german: {
  [Section in keyof typeof english]: Translated<(typeof english)[Section]>;
} = { card, portfolio, roadmap };

export default flatten(german);
