import { LoadStage } from 'backstage-plugin-perf-coverage-common';

/** A number of users that rises, stays and falls, all in seconds. */
export interface Trapezoid {
  users: number;
  delay: number;
  rise: number;
  hold: number;
  fall: number;
}

/** Rows of a profile that are worked out. */
export const maxRows = 500;

/**
 * The stages of several trapezoids on top of one another, from the first rise
 * on: between two corners the number of users is a straight line; where it
 * jumps there is a stage of no length.
 */
export function stagesOfTrapezoids(rows: readonly Trapezoid[]): LoadStage[] {
  if (rows.length === 0 || rows.length > maxRows) return [];
  const corners = [
    ...new Set(
      rows.flatMap(({ delay, rise, hold, fall }) => [
        delay,
        delay + rise,
        delay + rise + hold,
        delay + rise + hold + fall,
      ]),
    ),
  ].sort((a, b) => a - b);
  const stages: LoadStage[] = [];
  let level = 0;
  const push = (durationSeconds: number, target: number) => {
    const whole = Math.round(target);
    if (durationSeconds === 0 && whole === level) return;
    stages.push({ durationSeconds, target: whole });
    level = whole;
  };
  for (const [index, from] of corners.entries()) {
    push(0, levelAt(rows, from, 'after'));
    const to = corners[index + 1];
    if (to !== undefined) push(to - from, levelAt(rows, to, 'before'));
  }
  return stages;
}

function levelAt(
  rows: readonly Trapezoid[],
  time: number,
  side: 'before' | 'after',
): number {
  return rows.reduce((sum, row) => sum + levelOf(row, time, side), 0);
}

function levelOf(
  { users, delay, rise, hold, fall }: Trapezoid,
  time: number,
  side: 'before' | 'after',
): number {
  const isPast = (corner: number) =>
    side === 'after' ? time >= corner : time > corner;
  if (!isPast(delay)) return 0;
  if (!isPast(delay + rise)) return (users * (time - delay)) / rise;
  if (!isPast(delay + rise + hold)) return users;
  const left = delay + rise + hold + fall - time;
  return left > 0 && fall > 0 ? (users * left) / fall : 0;
}

/** The area under stages that begin at a level: what a rate adds up to. */
export function areaOf(stages: readonly LoadStage[], from = 0): number {
  let level = from;
  let area = 0;
  for (const { durationSeconds, target } of stages) {
    area += (durationSeconds * (level + target)) / 2;
    level = target;
  }
  return area;
}

export function durationOf(stages: readonly LoadStage[]): number {
  return stages.reduce((sum, stage) => sum + stage.durationSeconds, 0);
}
