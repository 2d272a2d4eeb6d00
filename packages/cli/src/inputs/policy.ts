import {
  defaultPolicy,
  parsePolicy,
  Policy,
} from 'backstage-plugin-perf-coverage-common';
import path from 'node:path';
import { CommandFailure } from '../failure';
import { readNamed, shownPath } from './files';
import { describeProblem } from './plan';

/** The policy that the call names, else that of a portal which configures none. */
export async function readNamedPolicy(
  place: { root: string; cwd: string },
  file: string | undefined,
): Promise<{ policy: Policy; warnings: string[] }> {
  if (file === undefined) return { policy: defaultPolicy, warnings: [] };
  const { policy, problems } = parsePolicy(
    await readNamed(place.cwd, file),
    shownPath(place.root, path.resolve(place.cwd, file)),
  );
  const texts = problems.map(describeProblem);
  if (policy === null) throw new CommandFailure(texts[0]);
  return { policy, warnings: texts };
}
