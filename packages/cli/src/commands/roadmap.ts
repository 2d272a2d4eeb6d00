import {
  DateForecast,
  planRoadmap,
  Roadmap,
  RoadmapPhase,
} from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { assessFolder, AssessOptions } from '../inputs/assessFolder';
import { printJson, printParts, section, warn } from '../output/print';
import { table } from '../output/table';
import { count, figure, hours, percent } from '../output/text';
import { Shell } from '../shell';
import { addAssessOptions } from './assessOptions';
import { wholeNumber } from './numbers';

interface RoadmapOptions extends AssessOptions {
  seed?: number;
  runs?: number;
  engineers?: number;
  json?: boolean;
}

export function roadmapCommand(program: Command, shell: Shell): void {
  addAssessOptions(
    program
      .command('roadmap')
      .description(
        'The gaps in phases and onto people, with dates and how sure they are',
      ),
  )
    .option(
      '--engineers <n>',
      "people instead of the plan's team",
      wholeNumber('--engineers', 0, 500),
    )
    .option(
      '--seed <n>',
      'seed of the forecast; the same seed gives the same dates',
      wholeNumber('--seed', -(2 ** 31), 2 ** 32 - 1),
    )
    .option(
      '--runs <n>',
      'runs of the forecast',
      wholeNumber('--runs', 1, 100_000),
    )
    .option('--json', 'print the roadmap as JSON')
    .action(async (dir: string, options: RoadmapOptions) => {
      const { inputs, assessment, now } = await assessFolder(
        dir,
        options,
        shell,
      );
      const roadmap = planRoadmap(
        {
          component: inputs.component,
          assessment,
          plan: inputs.plan?.plan ?? null,
          team:
            options.engineers === undefined
              ? undefined
              : { engineers: options.engineers },
        },
        { now, seed: options.seed, runs: options.runs },
      );
      if (options.json) {
        printJson(shell, roadmap);
        return;
      }
      for (const { message } of roadmap.warnings) warn(shell, message);
      printParts(
        shell,
        describe(inputs.component.title, roadmap, shell.columns),
      );
    });
}

function describe(title: string, roadmap: Roadmap, width: number): string[] {
  const { effort, team, phases, unplaced } = roadmap;
  if (phases.length === 0 && unplaced.length === 0) {
    return [`${title}: nothing is left to plan.`];
  }
  return [
    `${title}: ${hours(
      effort.low,
      effort.high,
    )} of work (80 % interval), ${count(team.engineers, 'engineer')} × ${figure(
      team.hoursPerWeek,
    )} h a week${datesOf(roadmap.forecast)}`,
    ...phases.map(phase => section(headOf(phase), itemTable(phase, width))),
    section(
      'Not placed',
      unplaced
        .map(
          item =>
            `  ${item.title}${
              item.hours > 0 ? ` (${figure(item.hours)} h)` : ''
            }: ${item.why}\n`,
        )
        .join(''),
    ),
  ];
}

function headOf(phase: RoadmapPhase): string {
  const chance =
    phase.chance === null
      ? ''
      : `, ${chanceText(phase.chance)} chance to make its end`;
  return `${phase.title}: ${phase.start} to ${phase.end}, ${figure(
    phase.effort.mean,
  )} of ${figure(phase.capacityHours)} h${datesOf(phase.forecast)}${chance}`;
}

/** Simulated chances are never quite sure. */
function chanceText(chance: number): string {
  if (chance > 0.99) return 'over 99 %';
  return chance < 0.01 ? 'under 1 %' : percent(chance);
}

function datesOf({ p50, p80, p90 }: DateForecast): string {
  const known = [
    ['p50', p50],
    ['p80', p80],
    ['p90', p90],
  ].flatMap(([name, date]) => (date === null ? [] : [`${name} ${date}`]));
  return known.length === 0 ? '' : `; done by ${known.join(', ')}`;
}

function itemTable(phase: RoadmapPhase, width: number): string {
  if (phase.items.length === 0) return '  nothing\n';
  return table(
    [
      { title: '  Start' },
      { title: 'End' },
      { title: 'Priority' },
      { title: 'What', flexible: true },
      { title: 'Who' },
      { title: 'Estimate', align: 'right' },
    ],
    phase.items.map(item => [
      `  ${item.start}`,
      item.end,
      item.priority,
      item.title,
      item.assignee ?? '',
      hours(item.hours.low, item.hours.high),
    ]),
    width,
  );
}
