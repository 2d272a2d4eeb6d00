import {
  call,
  environment,
  Interpreter,
  ModuleSource,
  native,
  runModule,
  unknown,
  Value,
} from '../javascript';
import { DescribedSimulation, describeSimulation } from './describe';
import { Dsl, dslModule } from './dsl';
import { GatlingRecorder } from './model';
import type { Frame } from './origin';

/** What a module of Gatling for JavaScript does when it is run. */
export interface JavaScriptSimulation {
  recorder: GatlingRecorder;
  /** It exports a simulation. */
  starts: boolean;
  described: DescribedSimulation | null;
  truncated: boolean;
}

const gatlingModule = /^@gatling\.io\/[\w-]{1,40}$/;

/**
 * Runs a module over the stand-ins of Gatling's modules:
 * https://docs.gatling.io/reference/script/js/
 */
export function readJavaScriptSimulation(
  path: string,
  modules: ReadonlyMap<string, ModuleSource>,
): JavaScriptSimulation {
  const recorder = new GatlingRecorder();
  let starts = false;
  const late: { interpreter?: Interpreter } = {};
  const running = (): Interpreter => {
    if (!late.interpreter) throw new Error('The interpreter is not made yet');
    return late.interpreter;
  };
  const dsl = new Dsl({
    recorder,
    call: (fn, args, site) => call(running(), fn, args, site),
    frames: () => framesOf(running()),
    lean: () => running().weak === 0 || running().leanBranch,
  });
  const simulation = native('simulation', ([body], site) => {
    const isEntry = site.place.file === path;
    starts ||= isEntry;
    if (body && isEntry) {
      const setUp = native('setUp', (args, at) =>
        dsl.setUps.setUp(args, at.place),
      );
      call(running(), body, [setUp], site);
    }
    return unknown;
  });
  let library: Value | undefined;
  const { truncated } = runModule(
    path,
    modules,
    specifier => (gatlingModule.test(specifier) ? library : undefined),
    interpreter => {
      late.interpreter = interpreter;
      library = dslModule(dsl, [
        ['simulation', simulation],
        ...parameterFunctions(),
      ]);
    },
  );
  return {
    recorder,
    starts,
    described: describeSimulation(recorder.setUps, path),
    truncated,
  };
}

/** `getParameter("users", "10")`: the default, where there is one. */
function parameterFunctions(): [string, Value][] {
  return ['getParameter', 'getOption', 'getEnvironmentVariable'].map(name => [
    name,
    native(name, ([, fallback]) => fallback ?? environment),
  ]);
}

function framesOf(run: Interpreter): Frame[] {
  return run.stack.map(({ name, node, file, site }) => ({
    name: node.type === 'Program' ? '' : name,
    file,
    start: node.start ?? 0,
    end: node.end ?? 0,
    site: site?.place ?? null,
  }));
}
