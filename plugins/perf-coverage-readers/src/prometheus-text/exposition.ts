/** One line of the exposition format. */
export interface ExpositionSample {
  name: string;
  labels: [string, string][];
  value: number;
}

const nameStart = /[A-Za-z_:][\w:.]{0,500}/y;
const labelStart =
  /[\s,]{0,20}(?:([A-Za-z_][\w.]{0,200})|"([^"\\]{1,200})")\s{0,5}=\s{0,5}"/y;

/**
 * `name{label="value",…} number [time]`; undefined where the line is no
 * sample. `NaN` and infinite values are none that can be stored.
 */
export function parseSample(line: string): ExpositionSample | undefined {
  nameStart.lastIndex = 0;
  const name = nameStart.exec(line)?.[0];
  if (name === undefined) {
    return undefined;
  }
  let at = nameStart.lastIndex;
  const labels: [string, string][] = [];
  if (line[at] === '{') {
    const end = takeLabels(line, at + 1, labels);
    if (end === undefined) {
      return undefined;
    }
    at = end;
  }
  const rest = line
    .slice(at)
    .trim()
    .split(/\s{1,20}/, 2);
  const value = Number(rest[0]);
  return rest[0] === '' || !Number.isFinite(value)
    ? undefined
    : { name, labels, value };
}

/** The place behind the closing brace. */
function takeLabels(
  line: string,
  from: number,
  labels: [string, string][],
): number | undefined {
  let at = from;
  for (;;) {
    labelStart.lastIndex = at;
    const label = labelStart.exec(line);
    if (!label) {
      const close = /[\s,]{0,20}\}/y;
      close.lastIndex = at;
      return close.test(line) ? close.lastIndex : undefined;
    }
    const value = labelValue(line, labelStart.lastIndex);
    if (!value) {
      return undefined;
    }
    labels.push([label[1] ?? label[2], value.text]);
    at = value.next;
  }
}

function labelValue(
  line: string,
  from: number,
): { text: string; next: number } | undefined {
  const parts: string[] = [];
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '"') {
      return { text: parts.join(''), next: at + 1 };
    }
    if (line[at] === '\\') {
      at += 1;
      parts.push(line[at] === 'n' ? '\n' : line[at] ?? '');
    } else {
      parts.push(line[at]);
    }
  }
  return undefined;
}
