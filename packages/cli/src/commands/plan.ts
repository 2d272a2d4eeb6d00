import {
  DEFAULT_PLAN_FILE,
  draftPlan,
  toOpenSlo,
} from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { CommandFailure, failureAt } from '../failure';
import { assessFolder } from '../inputs/assessFolder';
import { CacheChoice } from '../inputs/scanCache';
import { chooseComponent } from '../inputs/component';
import { openDir } from '../inputs/files';
import { withOpenSlo } from '../inputs/openslo';
import {
  brokenPlan,
  describeProblem,
  findPlan,
  soundPlan,
} from '../inputs/plan';
import { printJson, warn } from '../output/print';
import { count, oneLine } from '../output/text';
import { Shell } from '../shell';
import { addCacheOptions } from './cacheOptions';

interface CheckOptions {
  plan?: string;
  component?: string;
  json?: boolean;
}

export function planCommand(program: Command, shell: Shell): void {
  const plan = program
    .command('plan')
    .description('Work with the performance plan of a folder');
  plan
    .command('check')
    .description('Check the plan: each problem with its place and mend')
    .argument('[dir]', 'folder of the component', '.')
    .option('--plan <file>', "plan to check instead of the component's own")
    .option('--component <name>', 'component of catalog-info.yaml')
    .option('--json', 'print the plan as read, and its problems, as JSON')
    .action((dir: string, options: CheckOptions) => check(dir, options, shell));
  const initCommand = plan
    .command('init')
    .description(
      'Write a first plan from test sources, API documents and results',
    )
    .argument('[dir]', 'folder of the component', '.')
    .argument('[file]', 'plan to write, within the folder; - prints it')
    .option('--openapi <file...>', 'API documents instead of its own')
    .option('--results <file...>', 'result files instead of its own')
    .option('--component <name>', 'component of catalog-info.yaml');
  addCacheOptions(initCommand)
    .option('--force', 'replace the plan that is there')
    .action((dir: string, file: string | undefined, options: InitOptions) =>
      dir === '-'
        ? init('.', '-', options, shell)
        : init(dir, file ?? DEFAULT_PLAN_FILE, options, shell),
    );
  plan
    .command('export')
    .description("Write the plan's agreed SLAs in another format")
    .argument('[dir]', 'folder of the component', '.')
    .requiredOption('--openslo', 'as OpenSLO v1, on standard output')
    .option('--plan <file>', "plan instead of the component's own")
    .option('--component <name>', 'component of catalog-info.yaml')
    .action((dir: string, options: CheckOptions) =>
      exportSlas(dir, options, shell),
    );
}

async function exportSlas(
  dir: string,
  options: CheckOptions,
  shell: Shell,
): Promise<void> {
  const root = await openDir(shell.cwd, dir);
  const choice = { root, cwd: shell.cwd, ...options };
  const component = await chooseComponent(choice);
  const found = await findPlan(choice, options.plan, component.settings);
  if (found === null) {
    throw new CommandFailure(`${dir}: there is no plan to export`);
  }
  const { plan } = soundPlan(found);
  const name = component.entityRef.slice(component.entityRef.indexOf('/') + 1);
  const { text, leftOut } = toOpenSlo(plan, name);
  for (const { name: sla, why } of leftOut) {
    warn(shell, `${sla} is not exported: ${why}`);
  }
  shell.out(text);
}

interface InitOptions {
  cache?: CacheChoice;
  openapi?: string[];
  results?: string[];
  component?: string;
  force?: boolean;
}

async function init(
  dir: string,
  file: string,
  { force, ...options }: InitOptions,
  shell: Shell,
): Promise<void> {
  const root = await openDir(shell.cwd, dir);
  const target = path.resolve(root, file);
  if (file !== '-' && !force && (await isThere(target))) {
    throw new CommandFailure(
      `${file}: it is there already; --force replaces it, "plan init ${dir} -" prints the draft`,
    );
  }
  const { inputs, assessment } = await assessFolder(
    dir,
    { ...options, ignorePlan: true },
    shell,
  );
  const { component } = inputs;
  const described = component.type !== null || component.lifecycle !== null;
  const text = draftPlan({
    component: described ? component.entityRef : null,
    inventory: inputs.inventory,
    apis: inputs.apis,
    assessment,
  });
  if (file === '-') {
    shell.out(text);
    return;
  }
  try {
    // Without --force it must not be there at the very moment of writing.
    await fs.writeFile(target, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    throw failureAt(file, error);
  }
  shell.out(
    `${file} is written. Put together what belongs together, agree on the limits, and see what follows: perf-coverage coverage ${dir}\n`,
  );
}

async function isThere(file: string): Promise<boolean> {
  try {
    await fs.lstat(file);
    return true;
  } catch {
    // What can't be looked at can't be written either, and that is told then.
    return false;
  }
}

async function check(
  dir: string,
  options: CheckOptions,
  shell: Shell,
): Promise<void> {
  const root = await openDir(shell.cwd, dir);
  const choice = { root, cwd: shell.cwd, ...options };
  const component = await chooseComponent(choice);
  for (const message of component.warnings) warn(shell, message);
  const read = await findPlan(choice, options.plan, component.settings);
  const found = read?.plan
    ? await withOpenSlo(root, { ...read, plan: read.plan })
    : read;
  if (found === null) {
    throw new CommandFailure(
      `${dir}: there is no ${DEFAULT_PLAN_FILE}; create it with "plan init", or name the plan with --plan`,
    );
  }
  if (options.json) {
    printJson(shell, {
      schemaVersion: 1,
      file: found.file,
      ok: found.plan !== null,
      plan: found.plan,
      problems: found.problems,
    });
  } else {
    for (const problem of found.problems) {
      shell.out(`${problem.severity}: ${oneLine(describeProblem(problem))}\n`);
    }
  }
  if (found.plan === null) throw new CommandFailure(brokenPlan(found));
  if (!options.json) {
    const { capabilities, work, phases, waivers } = found.plan;
    const slas = capabilities.reduce((sum, own) => sum + own.slas.length, 0);
    shell.out(
      `${found.file} is sound: ${[
        count(capabilities.length, 'capability', 'capabilities'),
        count(slas, 'SLA'),
        count(work.length, 'work item'),
        count(phases.length, 'phase'),
        count(waivers.length, 'waiver'),
      ].join(', ')}\n`,
    );
  }
}
