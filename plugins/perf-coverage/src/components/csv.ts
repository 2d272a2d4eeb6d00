/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell that stays text in any spreadsheet: quoted, and never a formula. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value) : '';
  }
  // Blanks before it don't keep a spreadsheet from reading a formula.
  const text = FORMULA.test(value.trimStart()) ? `'${value}` : value;
  return `"${text.replace(/"/g, '""')}"`;
}

/** Rows as CSV (RFC 4180); the first one names the columns. */
export function toCsv(
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** Hands a text to the browser as a file to keep. */
export function download(fileName: string, type: string, text: string): void {
  // The mark tells spreadsheets that the file is UTF-8; calendars stumble over it.
  const mark = type === 'text/csv' ? '\uFEFF' : '';
  const blob = new Blob([mark, text], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
