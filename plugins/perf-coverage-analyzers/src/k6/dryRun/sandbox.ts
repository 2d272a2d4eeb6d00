import type {
  QuickJSContext,
  QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { javaScript } from './javaScript';

/** Bounds of one run. */
export interface SandboxLimits {
  memoryBytes: number;
  stackBytes: number;
  /** Times that the engine asks whether to go on, each some 10,000 operations. */
  interrupts: number;
  /** A last resort beside the count, which gives the same result everywhere. */
  milliseconds: number;
  /** Length of the text that a run may hand out. */
  resultLength: number;
}

export const defaultSandboxLimits: SandboxLimits = {
  memoryBytes: 32 * 1024 * 1024,
  stackBytes: 256 * 1024,
  interrupts: 1000,
  milliseconds: 2000,
  resultLength: 1024 * 1024,
};

/** What is run: plain data, so that a thread can be given it. */
export interface SandboxProgram {
  /** The module that is run first. */
  code: string;
  /** Source text of the modules that exist, TypeScript by their names; there are no others. */
  modules: ReadonlyMap<string, string>;
  /** What a specifier means in a module; others stand for themselves. */
  edges: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export type SandboxResult =
  /** `error` is what ended the run early, if anything did. */
  | { ok: true; text: string; error: string | null }
  | { ok: false; error: string };

/** What writing down the result may take after a run that used up its bounds. */
const finishingInterrupts = 300;
const finishingMilliseconds = 200;

let engine: Promise<QuickJSWASMModule> | undefined;

/**
 * Runs a program in a JavaScript engine of its own, compiled to
 * WebAssembly, then `globalThis.__finish()`, and gives the text that is left in
 * `globalThis.__result`.
 * The engine has its own memory and knows nothing but the language: no file,
 * no network, no timer, and no object or function of this program.
 *
 * What the engine does by itself, as sorting, it does not interrupt: run
 * strangers' programs through `SandboxThread`, which ends it from outside.
 */
export async function runInSandbox(
  { code, modules, edges }: SandboxProgram,
  limits: SandboxLimits = defaultSandboxLimits,
): Promise<SandboxResult> {
  engine ??= loadEngine();
  const runtime = (await engine).newRuntime();
  let isClean = false;
  try {
    runtime.setMemoryLimit(limits.memoryBytes);
    runtime.setMaxStackSize(limits.stackBytes);
    let deadline = performance.now() + limits.milliseconds;
    let asked = 0;
    runtime.setInterruptHandler(() => {
      asked += 1;
      return asked > limits.interrupts || performance.now() > deadline;
    });
    runtime.setModuleLoader(
      name => {
        const text = modules.get(name);
        return text === undefined
          ? { error: new Error(`no module ${name}`) }
          : javaScript(name, text);
      },
      (from, specifier) => edges.get(from)?.get(specifier) ?? specifier,
    );
    const context = runtime.newContext();
    try {
      const error = evaluate(context, code, 'module');
      let wasCut = error !== null;
      // Promises of the script, in turn; each job is bounded like the rest.
      for (let turn = 0; turn < 200 && runtime.hasPendingJob(); turn += 1) {
        const jobs = runtime.executePendingJobs(100);
        jobs.dispose();
        wasCut ||= jobs.error !== undefined;
        if (jobs.error) break;
      }
      // What was recorded until then counts, also where the run was cut short.
      asked = Math.max(0, limits.interrupts - finishingInterrupts);
      deadline = performance.now() + finishingMilliseconds;
      evaluate(context, 'globalThis.__finish?.()', 'global');
      const value: unknown = context
        .getProp(context.global, '__result')
        .consume(handle => context.dump(handle));
      isClean = !wasCut && asked <= limits.interrupts;
      if (typeof value !== 'string')
        return { ok: false, error: error ?? 'no result' };
      return value.length > limits.resultLength
        ? { ok: false, error: 'the result is too long' }
        : { ok: true, text: value, error };
    } finally {
      if (isClean) context.dispose();
    }
  } catch (error) {
    // The engine itself gave up: out of memory, or a handle left behind.
    return { ok: false, error: String(error).slice(0, 200) };
  } finally {
    // What was cut short may have lost memory: it goes with its whole engine.
    if (isClean) runtime.dispose();
    else engine = undefined;
  }
}

/** The engine is large: it is loaded where it is needed and not before. */
async function loadEngine(): Promise<QuickJSWASMModule> {
  const { newQuickJSWASMModuleFromVariant } = await import(
    'quickjs-emscripten-core'
  );
  return newQuickJSWASMModuleFromVariant(
    import('@jitl/quickjs-singlefile-cjs-release-sync'),
  );
}

/** Runs code; the message of what it throws, or null. */
function evaluate(
  context: QuickJSContext,
  code: string,
  type: 'module' | 'global',
): string | null {
  const result = context.evalCode(code, 'dry-run:main', { type });
  if (!result.error) {
    result.value.dispose();
    return null;
  }
  const message = String(describe(context.dump(result.error))).slice(0, 300);
  result.error.dispose();
  return message;
}

function describe(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const message: unknown = Object.getOwnPropertyDescriptor(
    error,
    'message',
  )?.value;
  return message ?? 'an error without message';
}
