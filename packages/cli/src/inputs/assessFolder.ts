import {
  assess,
  Assessment,
  AssessmentInputs,
} from 'backstage-plugin-perf-coverage-common';
import { warn } from '../output/print';
import { Shell } from '../shell';
import { readNamedApis, readProvidedApis } from './apis';
import { chooseComponent, planOf } from './component';
import { openDir } from './files';
import { readInstant } from './instant';
import { withOpenSlo } from './openslo';
import { readNamedPolicy } from './policy';
import { readKeptRuns, readNamedRuns } from './results';
import { CacheChoice, openScanCache } from './scanCache';
import { scanFolder } from './sources';

/** Options that `coverage` and `roadmap` share. */
export interface AssessOptions {
  openapi?: string[];
  plan?: string;
  policy?: string;
  /** As if the component had no plan. */
  ignorePlan?: boolean;
  results?: string[];
  component?: string;
  now?: string;
  cache?: CacheChoice;
}

export interface AssessedFolder {
  inputs: AssessmentInputs;
  assessment: Assessment;
  /** ISO instant. */
  now: string;
}

/** Reads all that a folder and the call say about a component, and assesses it. */
export async function assessFolder(
  dir: string,
  options: AssessOptions,
  shell: Shell,
): Promise<AssessedFolder> {
  const now =
    options.now === undefined ? shell.now() : readInstant('--now', options.now);
  const root = await openDir(shell.cwd, dir);
  const choice = {
    root,
    cwd: shell.cwd,
    component: options.component,
    plan: options.plan,
  };
  const component = await chooseComponent(choice);
  const own = options.ignorePlan ? null : await planOf(component, choice);
  const plan = own && (await withOpenSlo(root, own));
  const policy = await readNamedPolicy(choice, options.policy);
  const apis = options.openapi
    ? await readNamedApis(choice, options.openapi)
    : await readProvidedApis(root, component);
  const results = options.results
    ? await readNamedRuns(choice, options.results, now)
    : await readKeptRuns(root, component.settings.results, now);
  const inventory = await scanFolder(
    root,
    component.settings.sources,
    shell,
    await openScanCache(options.cache, shell),
  );
  for (const message of [
    ...component.warnings,
    ...apis.warnings,
    ...results.warnings,
    ...policy.warnings,
    ...(plan?.problems ?? []).map(
      problem => `${problem.file}:${problem.line}: ${problem.message}`,
    ),
  ]) {
    warn(shell, message);
  }
  const { entityRef, title, type, lifecycle, ownerRef, tags, systemRef } =
    component;
  const inputs: AssessmentInputs = {
    component: {
      ...{ entityRef, title, type, lifecycle, ownerRef, tags, systemRef },
    },
    inventory,
    plan: plan && { file: plan.file, plan: plan.plan },
    apis: apis.apis,
    runs: results.runs,
  };
  const assessment = assess(inputs, policy.policy, now);
  for (const { message } of assessment.warnings ?? []) warn(shell, message);
  return { inputs, assessment, now };
}
