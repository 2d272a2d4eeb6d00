import type {
  Roadmap,
  RoadmapComparison,
} from 'backstage-plugin-perf-coverage-common';
import {
  formatDay,
  formatHours,
  formatNumber,
  formatShare,
  formatShortDay,
} from '../components/format';
import type { Text } from '../translation';
import type { PlacedItem } from './places';
import type { PersonName } from './usePersonName';

/** A chance from a simulation is never certain. */
export function chanceText(t: Text, chance: number): string {
  if (chance > 0.99) return t('roadmap.chanceAbove');
  return chance < 0.01 ? t('roadmap.chanceBelow') : formatShare(chance);
}

/** The timeline in a sentence, for those who can't see it. */
export function timelineSentence(
  t: Text,
  roadmap: Roadmap,
  today: string,
): string {
  const phases = roadmap.phases
    .map(phase =>
      t('roadmap.phaseSpan', {
        title: phase.title,
        start: formatDay(phase.start),
        end: formatDay(phase.end),
      }),
    )
    .join('; ');
  const done = roadmap.forecast.p80
    ? ` ${t('roadmap.allDone', { day: formatDay(roadmap.forecast.p80) })}`
    : '';
  return `${t('roadmap.today', { day: formatDay(today) })} ${phases}.${done}`;
}

/** Title of a phase by its name. */
export function phaseTitle(
  t: Text,
  roadmap: Roadmap,
  name: string | null,
): string {
  return (
    roadmap.phases.find(phase => phase.name === name)?.title ??
    name ??
    t('roadmap.noPhase')
  );
}

/** One piece of work with all that its bar shows. */
export function itemSentence(
  t: Text,
  placed: PlacedItem,
  roadmap: Roadmap,
  personName: PersonName,
): string {
  const { item } = placed;
  const p80 = item.forecast?.p80;
  return [
    item.title,
    personName(item.assignee),
    phaseTitle(t, roadmap, placed.phase),
    `${formatShortDay(item.start)} – ${formatShortDay(item.end)}`,
    t(`state.priority-${item.priority}`),
    formatHours(item.hours),
    p80 ? t('roadmap.p80', { day: formatDay(p80) }) : null,
  ]
    .filter(Boolean)
    .join(', ');
}

/** How far a date moved: `9 days later`, `2 days earlier`. */
export function daysText(t: Text, days: number | null): string | null {
  if (days === null) return null;
  if (days === 0) return t('roadmap.sameDay');
  return days > 0
    ? t('roadmap.later', { count: days })
    : t('roadmap.earlier', { count: -days });
}

/** The effect of a change in a sentence. */
export function effectSentence(t: Text, effect: RoadmapComparison): string {
  const { p80, hours, unplaced, moved } = effect;
  const parts = [
    p80.after
      ? `${t('roadmap.p80', { day: formatDay(p80.after) })}${
          p80.days === null ? '' : ` (${daysText(t, p80.days)})`
        }`
      : null,
    Math.round(hours.before) === Math.round(hours.after)
      ? null
      : t('roadmap.hoursChange', {
          before: formatNumber(Math.round(hours.before)),
          after: formatNumber(Math.round(hours.after)),
        }),
    unplaced.after.items === unplaced.before.items
      ? null
      : t('roadmap.unplacedChange', {
          before: formatNumber(unplaced.before.items),
          after: formatNumber(unplaced.after.items),
        }),
    t('roadmap.movedItems', { count: moved.length }),
  ];
  return parts.filter(Boolean).join(' · ');
}
