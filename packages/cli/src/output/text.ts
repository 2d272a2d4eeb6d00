/** A text on one line, without control characters that would steer a terminal. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** Names come from files of strangers: control characters become spaces. */
export function printable(text: string): string {
  return Array.from(text, character => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 || (code >= 0x7f && code < 0xa0) ? ' ' : character;
  }).join('');
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `15–20 h`, `8 h`. */
export function hours(low: number, high: number): string {
  const [from, to] = [figure(low), figure(high)];
  return from === to ? `${from} h` : `${from}–${to} h`;
}

/** At most one digit behind the point, none from 100 on. */
export function figure(value: number): string {
  return String(
    Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10,
  );
}

/** Four significant digits, as they come from measuring; whole numbers whole. */
export function measured(value: number): string {
  return String(
    Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)),
  );
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function seconds(value: number): string {
  if (value < 120) return `${figure(value)} s`;
  const minutes = value / 60;
  return minutes < 120 ? `${figure(minutes)} min` : `${figure(minutes / 60)} h`;
}
