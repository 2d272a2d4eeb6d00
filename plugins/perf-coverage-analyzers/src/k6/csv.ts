import { array, object, text, unknown, Value } from '../javascript';

/** Rows beyond are like those before: what a script picks from them is unknown anyway. */
const maxRows = 200;
const maxLength = 500_000;

/**
 * Rows of a CSV file that a script reads as test data: lists, or objects named
 * after the first row. Values that name a path or a method of HTTP are kept;
 * all others, addresses of environments among them, are data of one run and
 * stay unknown.
 *
 * @param first - what the first row is
 */
export function parseCsv(
  source: string,
  first: 'names' | 'data' | 'left out',
): Value {
  const rows = rowsOf(source.slice(0, maxLength), maxRows + 1);
  const open = rows.length > maxRows || source.length > maxLength;
  const cells = rows.map(row => row.map(cellValue));
  if (first !== 'names') {
    return array(
      cells.slice(first === 'data' ? 0 : 1).map(row => array(row)),
      open,
    );
  }
  const [names, ...records] = rows;
  return array(
    records.map((record, index) =>
      object(
        record.map((_, column) => [
          names[column] ?? String(column),
          cells[index + 1][column],
        ]),
      ),
    ),
    open,
  );
}

const methods = /^(?:get|post|put|patch|delete|del|head|options)$/i;

function cellValue(cell: string): Value {
  return cell.startsWith('/') || methods.test(cell) ? text(cell) : unknown;
}

/** RFC 4180, with the separator that the first line shows. */
function rowsOf(source: string, limit: number): string[][] {
  const firstLine = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const separator =
    [',', ';', '\t', '|'].find(one => firstLine.includes(one)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < source.length && rows.length < limit; at += 1) {
    const char = source[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) {
      row.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (rows.length < limit) endRow();
  return rows;
}
