import { Roadmap, RoadmapItem } from '../vocabulary';
import { toCsv } from './csv';
import { escapeMarkdown, markdownTable } from './markdown';

/** For people: `user:default/ada` as `ada`; what is no reference as it is. @public */
export function nameOfRef(name: string): string {
  return name.replace(/^[a-z]+:(?:default\/)?(?=[^\s]+$)/i, '');
}

/** The work of a roadmap as CSV, one item a line, what is not placed last. @public */
export function roadmapCsv(
  roadmap: Roadmap,
  addressOf: (
    item: Pick<RoadmapItem, 'gap' | 'entityRef'>,
  ) => string | null = () => null,
): string {
  return toCsv([
    [
      'Phase',
      'Start',
      'End',
      'Priority',
      'What',
      'Component',
      'Capability',
      'Who',
      'Hours low',
      'Hours high',
      'Hours mean',
      'p50',
      'p80',
      'p90',
      'Criticality',
      'Not before',
      'Due',
      'Depends on',
      'Gap',
      'Why not placed',
      'Address',
    ],
    ...roadmap.phases.flatMap(phase =>
      phase.items.map(item => [
        phase.title,
        item.start,
        item.end,
        item.priority,
        item.title,
        item.entityRef ?? null,
        item.capability,
        item.assignee,
        item.hours.low,
        item.hours.high,
        item.hours.mean,
        item.forecast?.p50 ?? null,
        item.forecast?.p80 ?? null,
        item.forecast?.p90 ?? null,
        item.criticality ?? null,
        item.notBefore ?? null,
        item.due ?? null,
        item.dependsOn.join(' '),
        item.gap ?? item.work ?? null,
        null,
        addressOf(item),
      ]),
    ),
    ...roadmap.unplaced.map(item => [
      ...[null, null, null, null, item.title, item.entityRef ?? null],
      ...[null, null, null, null, item.hours, null, null, null, null],
      ...[null, null, null, item.gap ?? item.work ?? null, item.why],
      addressOf(item),
    ]),
  ]);
}

/** A roadmap as Markdown, for a wiki or a mail. @public */
export function roadmapMarkdown(title: string, roadmap: Roadmap): string {
  const { effort, forecast, phases, unplaced, warnings } = roadmap;
  const parts = [
    `# ${escapeMarkdown(title)}\n`,
    `${effort.low}–${effort.high} h of work (80 % interval, mean ${
      effort.mean
    } h)${datesOf(forecast)}.\n`,
    ...phases.map(phase =>
      [
        `## ${escapeMarkdown(phase.title)}\n`,
        ...(phase.goal === null ? [] : [`${escapeMarkdown(phase.goal)}\n`]),
        `${phase.start} to ${phase.end}, ${phase.effort.mean} of ${
          phase.capacityHours
        } h${datesOf(phase.forecast)}${
          phase.chance === null
            ? ''
            : `; chance to make its end ${Math.round(phase.chance * 100)} %`
        }.\n`,
        ...(phase.items.length === 0 ? [] : [itemTable(phase.items)]),
      ].join('\n'),
    ),
    ...(unplaced.length === 0
      ? []
      : [
          '## Not placed\n',
          markdownTable(
            ['What', 'Hours', 'Why'],
            unplaced.map(item => [
              escapeMarkdown(item.title),
              String(item.hours),
              escapeMarkdown(item.why),
            ]),
          ),
        ]),
    ...(warnings.length === 0
      ? []
      : [
          '## What to know\n',
          warnings
            .map(({ message }) => `- ${escapeMarkdown(message)}\n`)
            .join(''),
        ]),
  ];
  return parts.join('\n');
}

function itemTable(items: readonly RoadmapItem[]): string {
  return markdownTable(
    ['Start', 'End', 'Priority', 'What', 'Who', 'Hours', 'p80'],
    items.map(item => [
      item.start,
      item.end,
      item.priority,
      escapeMarkdown(item.title),
      escapeMarkdown(item.assignee === null ? '' : nameOfRef(item.assignee)),
      `${item.hours.low}–${item.hours.high}`,
      item.forecast?.p80 ?? '',
    ]),
  );
}

function datesOf({ p50, p80, p90 }: Roadmap['forecast']): string {
  const known = Object.entries({ p50, p80, p90 }).flatMap(([name, date]) =>
    date === null ? [] : [`${name} ${date}`],
  );
  return known.length === 0 ? '' : `; done by ${known.join(', ')}`;
}
