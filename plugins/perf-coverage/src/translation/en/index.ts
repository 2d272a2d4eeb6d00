import { card } from './card';
import { portfolio } from './portfolio';
import { roadmap } from './roadmap';

/** English, a file for each folder of pages; the key of a text begins with the folder's name. */
export const english = { card, portfolio, roadmap } as const;
