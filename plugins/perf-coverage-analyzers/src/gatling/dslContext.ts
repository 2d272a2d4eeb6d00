import type { CallSite, NativeValue, Value } from '../javascript';
import type { DslHost } from './dslValues';
import type { GatlingRecorder } from './model';
import type { Frame } from './origin';

/** What the builders need of the reading that uses them. */
export interface DslContext {
  recorder: GatlingRecorder;
  call(fn: Value, args: Value[], site: CallSite): Value;
  frames(): readonly Frame[];
  /** What runs now is what a run without properties reaches. */
  lean(): boolean;
  /** The text of a file that holds a body; undefined where it is not known. */
  body?(name: string, from: string): string | undefined;
}

/** Makes a value of what a builder holds. */
export type MakeValue = (state: DslHost) => NativeValue;
