import { callsIn, lastName } from '../python/ast';
import { clockOf } from '../python/clocks';
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

/** Whether a module reads a clock or has something timed. */
export function timesSomething(module: PythonModule): boolean {
  return callsIn(module.body, true).some(
    call =>
      clockOf(call) !== undefined ||
      /^(timeit|repeat|autorange|bench_func|bench_time_func|timed)$/.test(
        lastName(call.callee) ?? '',
      ),
  );
}
