import { DEFAULT_PLAN_FILE } from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { CommandFailure } from '../failure';
import { chooseComponent } from '../inputs/component';
import { openDir } from '../inputs/files';
import { brokenPlan, describeProblem, findPlan } from '../inputs/plan';
import { printJson, warn } from '../output/print';
import { count, oneLine } from '../output/text';
import { Shell } from '../shell';

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
  const found = await findPlan(choice, options.plan, component.settings);
  if (found === null) {
    throw new CommandFailure(
      `${dir}: there is no ${DEFAULT_PLAN_FILE}; create it, or name the plan with --plan`,
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
