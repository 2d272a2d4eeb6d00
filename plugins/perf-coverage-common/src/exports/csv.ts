/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell that stays text in any spreadsheet: quoted, and never a formula. @public */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value) : '';
  }
  // Blanks before it don't keep a spreadsheet from reading a formula.
  const text = FORMULA.test(value.trimStart()) ? `'${value}` : value;
  return `"${text.replace(/"/g, '""')}"`;
}

/** Rows as CSV (RFC 4180); the first one names the columns. @public */
export function toCsv(
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
}
