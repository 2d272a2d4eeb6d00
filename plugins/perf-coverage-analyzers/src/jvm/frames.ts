import type { Place, Value } from '../javascript';
import type { FunctionDeclaration, Range } from './syntax';

/** A function, class or value that is being read. */
export interface JvmFrame {
  name: string;
  file: string;
  start: number;
  end: number;
  /** The call that led here; null where no call did. */
  site: Place | null;
  /** Values that it returned so far. */
  results: Value[];
  /** Those that it returns only where settings are not at their defaults. */
  others: Value[];
  /** The first of the results is that of the defaults. */
  preferred: boolean;
  done: boolean;
  level: number;
  declaration: FunctionDeclaration | null;
  /** Values that a class declares: their texts are written in none of its calls. */
  values?: readonly Range[];
}

/** What a frame starts with. */
export type NewFrame = Pick<
  JvmFrame,
  'name' | 'file' | 'start' | 'end' | 'site' | 'declaration' | 'values'
>;
