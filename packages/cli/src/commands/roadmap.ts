import {
  compareRoadmaps,
  DateChange,
  DateForecast,
  estimateFactors,
  planRoadmap,
  Roadmap,
  roadmapCalendar,
  RoadmapComparison,
  roadmapCsv,
  RoadmapDurationClaim,
  RoadmapInput,
  roadmapMarkdown,
  RoadmapPhase,
  WorkOrder,
} from 'backstage-plugin-perf-coverage-common';
import { Command, Option } from 'commander';
import { assessFolder, AssessOptions } from '../inputs/assessFolder';
import { printJson, printParts, section, warn } from '../output/print';
import { table } from '../output/table';
import { count, figure, hours, percent } from '../output/text';
import { Shell } from '../shell';
import { addAssessOptions } from './assessOptions';
import { day, numberFrom, wholeNumber } from './numbers';

const formats = ['csv', 'ics', 'markdown', 'json'] as const;

type RoadmapFormat = (typeof formats)[number];

interface RoadmapOptions extends AssessOptions {
  seed?: number;
  runs?: number;
  engineers?: number;
  hoursPerWeek?: number;
  start?: string;
  scope?: string[];
  order?: string[];
  correlation?: number;
  estimateFactor?: number;
  format?: RoadmapFormat;
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
      '--hours-per-week <n>',
      'hours that each of them has for this work',
      numberFrom('--hours-per-week', 0, 80),
    )
    .option(
      '--start <date>',
      "day on which the work starts; the plan's phases move with it",
      day('--start'),
    )
    .option(
      '--scope <names...>',
      'only these priorities, phases, capabilities, gaps or work items',
    )
    .option(
      '--order <names...>',
      'what goes first: priority, shortest, or names of capabilities, gaps and work items',
    )
    .option(
      '--estimate-factor <n>',
      "hours of all estimates times this, such as what the team's closed work took",
      numberFrom(
        '--estimate-factor',
        estimateFactors.least,
        estimateFactors.most,
      ),
    )
    .option(
      '--correlation <n>',
      'between the hours of work of one team, 0 to 1',
      numberFrom('--correlation', 0, 1),
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
    .addOption(
      new Option(
        '--format <format>',
        'print the roadmap as a table, a calendar, a document, or JSON',
      ).choices(formats),
    )
    .option('--json', 'the same as --format json')
    .action(async (dir: string, options: RoadmapOptions) => {
      const { inputs, assessment, now } = await assessFolder(
        dir,
        options,
        shell,
      );
      const input: RoadmapInput = {
        component: inputs.component,
        assessment,
        plan: inputs.plan?.plan ?? null,
      };
      const simulation = {
        now,
        seed: options.seed,
        runs: options.runs,
        correlation: options.correlation,
      };
      const roadmap = planRoadmap(
        { ...input, team: teamOf(options) },
        {
          ...simulation,
          start: options.start,
          scope: options.scope,
          order: orderOf(options.order),
          estimateFactor: options.estimateFactor,
        },
      );
      const effect = isWhatIf(options)
        ? compareRoadmaps(planRoadmap(input, simulation), roadmap)
        : null;
      const file = filesOf(inputs.component.title, roadmap, now);
      if (options.format && options.format !== 'json') {
        for (const { message } of roadmap.warnings) warn(shell, message);
        shell.out(file[options.format]());
        return;
      }
      if (options.json || options.format === 'json') {
        printJson(shell, effect ? { ...roadmap, effect } : roadmap);
        return;
      }
      for (const { message } of roadmap.warnings) warn(shell, message);
      printParts(shell, [
        ...describe(inputs.component.title, roadmap, shell.columns),
        ...(roadmap.durationClaims ?? []).map(describeClaim),
        ...(effect ? [describeEffect(effect)] : []),
      ]);
    });
}

/** The same files as the page's. */
function filesOf(
  title: string,
  roadmap: Roadmap,
  now: string,
): Record<Exclude<RoadmapFormat, 'json'>, () => string> {
  return {
    csv: () => roadmapCsv(roadmap),
    ics: () => roadmapCalendar(roadmap, { now }),
    markdown: () => roadmapMarkdown(title, roadmap),
  };
}

function teamOf({ engineers, hoursPerWeek }: RoadmapOptions) {
  return engineers === undefined && hoursPerWeek === undefined
    ? undefined
    : { engineers, hoursPerWeek };
}

function orderOf(names: string[] | undefined): WorkOrder | undefined {
  const [only, ...others] = names ?? [];
  return others.length === 0 && (only === 'priority' || only === 'shortest')
    ? only
    : names;
}

function isWhatIf(options: RoadmapOptions): boolean {
  const { engineers, hoursPerWeek, start, scope, order, estimateFactor } =
    options;
  return [engineers, hoursPerWeek, start, scope, order, estimateFactor].some(
    option => option !== undefined,
  );
}

function describeClaim(claim: RoadmapDurationClaim): string {
  const chances = claim.chances.map(
    ({ engineers, weeks, chance }) =>
      `  ${count(engineers, 'engineer')} in ${count(
        weeks,
        'week',
      )}: ${chanceText(chance)} chance\n`,
  );
  return section(
    `Claimed: ${claim.claimed}`,
    chances.length > 0 ? chances.join('') : `  ${claim.why}\n`,
  );
}

function describeEffect(effect: RoadmapComparison): string {
  const { unplaced, hours: work, moved } = effect;
  const lines = [
    ['Done by (p50)', changeText(effect.p50)],
    ['Done by (p80)', changeText(effect.p80)],
    ['Done by (p90)', changeText(effect.p90)],
    ['Planned end', changeText(effect.end)],
    ['Work', `${figure(work.before)} h → ${figure(work.after)} h`],
    [
      'Not placed',
      `${unplaced.before.items} (${figure(unplaced.before.hours)} h) → ${
        unplaced.after.items
      } (${figure(unplaced.after.hours)} h)`,
    ],
    ['Moved', count(moved.length, 'item')],
    ...effect.phases.map(({ title, chance }) => [
      title,
      `chance ${chanceOrNone(chance.before)} → ${chanceOrNone(chance.after)}`,
    ]),
  ];
  return section(
    'Against the plan as it is',
    lines.map(([name, text]) => `  ${name}: ${text}\n`).join(''),
  );
}

function changeText({ before, after, days }: DateChange): string {
  const both = `${before ?? 'no date'} → ${after ?? 'no date'}`;
  if (days === null) return both;
  if (days === 0) return `${both} (the same)`;
  return `${both} (${count(Math.abs(days), 'day')} ${
    days > 0 ? 'later' : 'earlier'
  })`;
}

function chanceOrNone(chance: number | null): string {
  return chance === null ? 'none' : chanceText(chance);
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
