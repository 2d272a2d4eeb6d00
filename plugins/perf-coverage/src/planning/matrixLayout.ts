import {
  GapListItem,
  Priority,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { keyOf } from './board';
import { meanOf } from './groups';

export interface Dot {
  key: string;
  gap: GapListItem;
  x: number;
  y: number;
}

export interface MatrixLayout {
  dots: Dot[];
  bands: { priority: Priority; y: number; height: number }[];
  /** Hours on the axis, with their places. */
  marks: { hours: number; x: number }[];
  /** Where the strip of gaps without an estimate begins; null where there is none. */
  unknownX: number | null;
  height: number;
  radius: number;
}

const LEFT = 84;
const UNKNOWN = 120;
const AXIS = 28;
const ROOM = 8;
const MARKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * Each gap as a dot: impact, which the priority stands for, upwards; hours to
 * the right on a logarithmic axis, since estimates spread by factors. Dots that
 * would lie on each other stand above each other. Those without an estimate
 * stand in a strip of their own: unknown is not zero.
 */
export function layOutMatrix(
  gaps: readonly GapListItem[],
  width: number,
): MatrixLayout {
  const means = gaps.flatMap(gap => meanOf(gap) ?? []);
  const unknown = means.length < gaps.length;
  const radius = gaps.length > 600 ? 3 : 5;
  const right = width - ROOM - (unknown ? UNKNOWN : 0);
  const most = MARKS.find(mark => means.every(mean => mean <= mark)) ?? 10_000;
  const least =
    [...MARKS].reverse().find(mark => means.every(mean => mean >= mark)) ?? 1;
  const low = Math.log(Math.min(least, most / 2));
  const span = Math.log(most) - low;
  const at = (hours: number) =>
    LEFT +
    ROOM +
    Math.max(0, Math.min(1, (Math.log(Math.max(hours, 0.1)) - low) / span)) *
      (right - LEFT - 2 * ROOM);
  const cell = 2 * radius + 2;
  const perRow = Math.max(1, Math.floor((UNKNOWN - 16) / cell));

  let top = ROOM;
  const dots: Dot[] = [];
  const bands = priorities.map(priority => {
    const stacks = new Map<number, number>();
    let unestimated = 0;
    let rows = 1;
    const placed = gaps
      .filter(gap => gap.priority === priority)
      .map(gap => {
        const mean = meanOf(gap);
        let x: number;
        let row: number;
        if (mean === null) {
          x = right + 12 + (unestimated % perRow) * cell;
          row = Math.floor(unestimated / perRow);
          unestimated += 1;
        } else {
          const column = Math.round(at(mean) / cell);
          x = column * cell;
          row = stacks.get(column) ?? 0;
          stacks.set(column, row + 1);
        }
        rows = Math.max(rows, row + 1);
        return { gap, x, row };
      });
    const height = Math.max(48, rows * cell + 12);
    for (const { gap, x, row } of placed) {
      dots.push({
        key: keyOf(gap),
        gap,
        x,
        y: top + height - 6 - radius - row * cell,
      });
    }
    const band = { priority, y: top, height };
    top += height;
    return band;
  });
  return {
    dots,
    bands,
    marks: MARKS.filter(
      mark => mark >= Math.exp(low) - 1e-9 && mark <= most,
    ).map(hours => ({ hours, x: at(hours) })),
    unknownX: unknown ? right : null,
    height: top + AXIS,
    radius,
  };
}
