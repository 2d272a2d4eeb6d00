import { callsIn, lastName } from '../python/ast';
import { readsStopwatch } from '../python/clocks';
import { PythonModule } from '../python/project';

/** Whether a module is made to be started: `if __name__ == "__main__":`. */
export function startsItself(module: PythonModule): boolean {
  return (
    module.path.endsWith('/__main__.py') ||
    module.body.some(
      stmt =>
        stmt.type === 'if' &&
        stmt.branches.some(
          ({ test }) =>
            test.type === 'compare' &&
            [test.left, test.links[0].right].some(
              side => side.type === 'name' && side.name === '__name__',
            ),
        ),
    )
  );
}

/** Whether a module measures how long something takes, or has something timed. */
export function timesSomething(module: PythonModule): boolean {
  return (
    readsStopwatch(module.body) ||
    callsIn(module.body, true).some(call =>
      /^(timeit|repeat|autorange|bench_func|bench_time_func|timed)$/.test(
        lastName(call.callee) ?? '',
      ),
    )
  );
}
