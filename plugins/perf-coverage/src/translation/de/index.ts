import type { english } from '../en';
import type { Translated } from '../Translated';
import { flatten } from '../flatten';
import { allGaps } from './allGaps';
import { capacity } from './capacity';
import { card } from './card';
import { common } from './common';
import { component } from './component';
import { gapPlans } from './gapPlans';
import { gaps } from './gaps';
import { home } from './home';
import { inventory } from './inventory';
import { overview } from './overview';
import { plan } from './plan';
import { myWork } from './myWork';
import { members } from './members';
import { planning } from './planning';
import { portfolio } from './portfolio';
import { results } from './results';
import { roadmap } from './roadmap';
import { root } from './root';
import { searchItem } from './searchItem';
import { settings } from './settings';
import { slas } from './slas';
import { sources } from './sources';
import { state } from './state';
import { tickets } from './tickets';
import { work } from './work';

const german: {
  [Section in keyof typeof english]: Translated<(typeof english)[Section]>;
} = {
  allGaps,
  capacity,
  card,
  common,
  component,
  gapPlans,
  gaps,
  home,
  inventory,
  overview,
  plan,
  myWork,
  members,
  planning,
  portfolio,
  results,
  roadmap,
  root,
  searchItem,
  settings,
  slas,
  sources,
  state,
  tickets,
  work,
};

export default flatten(german);
