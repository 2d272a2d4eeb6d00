import { isError } from '@backstage/errors';
import { oneLine } from './output/text';

/** Ends the command: one line per input that is wrong, saying which and why. */
export class CommandFailure extends Error {
  readonly lines: string[];

  constructor(lines: string | string[], readonly status: 1 | 2 = 2) {
    const list = [lines].flat().map(oneLine);
    super(list.join('\n'));
    this.name = 'CommandFailure';
    this.lines = list;
  }
}

/** What went wrong with a file, for a line that names the file first. */
export function failureAt(place: string, error: unknown): CommandFailure {
  return new CommandFailure(`${place}: ${reasonOf(error)}`);
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder, name a file',
  ENOTDIR: 'a part of its path is no folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
};

export function reasonOf(error: unknown): string {
  if (!isError(error)) return oneLine(String(error));
  const code = typeof error.code === 'string' ? error.code : '';
  return Object.hasOwn(reasons, code) ? reasons[code] : oneLine(error.message);
}
