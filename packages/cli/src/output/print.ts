import { Shell } from '../shell';
import { oneLine } from './text';

/** One JSON document on standard output. */
export function printJson(shell: Shell, document: unknown): void {
  shell.out(`${JSON.stringify(document, null, 2)}\n`);
}

/** Parts of a report with an empty line between them; empty parts are left out. */
export function printParts(shell: Shell, parts: readonly string[]): void {
  const texts = parts.filter(part => part !== '');
  shell.out(`${texts.map(text => text.trimEnd()).join('\n\n')}\n`);
}

/** Something that the reader should know, beside the command's own output. */
export function warn(shell: Shell, message: string): void {
  shell.err(`warning: ${oneLine(message)}\n`);
}

/** A heading over the lines or the table below it; nothing where that is empty. */
export function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n${body}`;
}
