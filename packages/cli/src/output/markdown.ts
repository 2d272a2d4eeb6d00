import { oneLine } from './text';

/** A text from a file as plain text in a cell of a Markdown table. */
export function cell(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&')
    .replace(/^([-=.]|\d+\.)/, '\\$1');
}

/** A table as GitHub and GitLab show it. */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [
    titles.map(title => ` ${title} `),
    titles.map(() => ' --- '),
    ...rows.map(row => row.map(text => ` ${cell(text)} `)),
  ]
    .map(cells => `|${cells.join('|')}|`)
    .join('\n');
}
