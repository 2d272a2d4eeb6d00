import { languageGlobals } from './builtins/globals';
import {
  BudgetExceeded,
  defaultInterpreterLimits,
  Interpreter,
} from './interpreter';
import { ModuleInstance, ModuleRuntime } from './moduleRuntime';
import { ModuleSource } from './moduleSources';
import { environment, object, Value } from './values';

/** `process` of Node: environment variables that are not set. */
export function processObject(): Value {
  const variables = object([], true);
  variables.host = environment;
  return object([['env', variables]], true);
}

/** A module that was run, with what it exports. */
export interface RunModule {
  instance: ModuleInstance | null;
  /** Reading took more steps than it may. */
  truncated: boolean;
}

/**
 * Runs a module of Node over values that may be unknown.
 *
 * @param modules - the module and those that it imports
 * @param library - packages by their name; unknown where it knows none
 * @param use - is given the interpreter before the module runs
 */
export function runModule(
  path: string,
  modules: ReadonlyMap<string, ModuleSource>,
  library: (specifier: string) => Value | undefined,
  use: (run: Interpreter) => void = () => undefined,
): RunModule {
  // The interpreter needs the modules, and they need the interpreter.
  const late: { interpreter?: Interpreter } = {};
  const running = (): Interpreter => {
    if (!late.interpreter) throw new Error('The interpreter is not made yet');
    return late.interpreter;
  };
  const globals = languageGlobals(running);
  globals.declare('console', object([], true), 0);
  globals.declare('process', processObject(), 0);
  const runtime = new ModuleRuntime(running, modules, library);
  const interpreter: Interpreter = new Interpreter(
    {
      globals,
      requireModule: (specifier, from) =>
        runtime.requireModule(specifier, from),
    },
    defaultInterpreterLimits,
  );
  late.interpreter = interpreter;
  use(interpreter);
  try {
    return { instance: runtime.load(path), truncated: false };
  } catch (error) {
    if (!(error instanceof BudgetExceeded || error instanceof RangeError)) {
      throw error;
    }
    interpreter.reset();
    return { instance: runtime.load(path), truncated: true };
  }
}
