import type { Place, Value } from '../javascript';

/** Thrown where a reading has used up its steps; caught where it was started. */
export class JvmBudgetExceeded extends Error {}

/** What the evaluator asks of the tool whose sources it reads. */
export interface JvmHost {
  /** A name that no source of the repository declares. */
  global(name: string, language: string): Value | undefined;
  /** A member of an instance whose repository type has no such member. */
  inherited(
    parents: readonly string[],
    name: string,
    site: Place,
  ): Value | undefined;
  /** Whether a value of the tool has a method of that name. */
  hasMember(target: Value, name: string): boolean;
  /** What a call that the reader can't follow gives; it may look at its arguments. */
  unknownCall(name: string, target: Value | null, args: Value[]): Value;
}

export interface JvmLimits {
  steps: number;
  callDepth: number;
  nesting: number;
  items: number;
}

export const defaultJvmLimits: JvmLimits = {
  steps: 3_000_000,
  callDepth: 60,
  nesting: 900,
  items: 200,
};
