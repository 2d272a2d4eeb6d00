import { printable } from './text';

export interface Column {
  title: string;
  align?: 'left' | 'right';
  /** Gives way where the table is wider than the terminal. */
  flexible?: boolean;
}

const gap = '  ';
const narrowest = 12;

/**
 * A table in plain text, two spaces between columns and no lines. Empty
 * columns are left out.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = rows.map(row => row.map(cell => printable(cell)));
  const shown = columns.flatMap((column, at) =>
    cells.some(row => row[at] !== '') ? [{ column, at }] : [],
  );
  const widths = shown.map(({ column, at }) =>
    Math.max(column.title.length, ...cells.map(row => lengthOf(row[at]))),
  );
  let excess =
    widths.reduce((sum, own) => sum + own, gap.length * (shown.length - 1)) -
    width;
  shown.forEach(({ column }, at) => {
    if (!column.flexible || excess <= 0) return;
    const taken = Math.min(excess, Math.max(0, widths[at] - narrowest));
    widths[at] -= taken;
    excess -= taken;
  });
  const line = (texts: readonly string[]) =>
    shown
      .map(({ column }, at) => fit(texts[at], widths[at], column.align))
      .join(gap)
      .trimEnd();
  return `${[
    line(shown.map(({ column }) => column.title)),
    ...cells.map(row => line(shown.map(({ at }) => row[at]))),
  ].join('\n')}\n`;
}

function fit(text: string, width: number, align: Column['align']): string {
  const characters = Array.from(text);
  const cut =
    characters.length > width
      ? `${characters.slice(0, width - 1).join('')}…`
      : text;
  const padding = ' '.repeat(width - lengthOf(cut));
  return align === 'right' ? padding + cut : cut + padding;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
