import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { holdsCommands, shellTexts } from '../commands/places';
import { shellCommands } from '../commands/shell';
import { composeStarts } from './compose';

/** A command that starts locust, as some file of the repository has it. */
export interface StartCommand {
  /** Files that it names. */
  files: string[];
  users: string | null;
  runTime: string | null;
  /** Folders that it may run in, from the repository's root. */
  folders: string[];
  /** Whether it runs in a container, where folders lie elsewhere. */
  mounted: boolean;
  /** File and line. */
  place: string;
}

const maxFiles = 2_000;
const composeFile = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i;

/** All commands of a repository that start locust: CI, Makefiles, scripts, compose files. */
export async function startsOf(tree: SourceTree): Promise<StartCommand[]> {
  const files = tree.paths
    .filter(path => composeFile.test(path) || holdsCommands(path))
    .slice(0, maxFiles);
  const starts: StartCommand[] = [];
  for (const path of files) {
    const text = await tree.read(path);
    if (text === undefined || !/locust/i.test(text)) {
      continue;
    }
    if (composeFile.test(path)) {
      starts.push(...composeStarts(path, text));
      continue;
    }
    for (const piece of shellTexts(path, text)) {
      for (const command of shellCommands(piece.text)) {
        const start = startOf(command.words, text);
        if (start) {
          const { folder } = command;
          starts.push({
            ...start,
            folders: piece.folders.map(base =>
              folder ? `${base}/${folder}` : base,
            ),
            place: `${path}:${piece.line + command.line - 1}`,
          });
        }
      }
    }
  }
  return starts;
}

const program = /^(?:\S*\/)?locust(?::[\w.-]+)?$/;

/** What a command line tells locust; undefined where it does not start it. */
export function startOf(
  words: readonly string[],
  text: string,
): Omit<StartCommand, 'folders' | 'place'> | undefined {
  const at = words.findIndex(word => program.test(word));
  if (at < 0) {
    return undefined;
  }
  const runner = words.slice(0, at);
  if (runner.some(word => ['install', 'add', 'pull', 'cd'].includes(word))) {
    return undefined;
  }
  return {
    ...optionsOf(words.slice(at + 1), text),
    mounted: words[at].includes('/') && runner.includes('run'),
  };
}

/** The options of a command line after the program's name. */
export function optionsOf(
  words: readonly string[],
  text: string,
): { files: string[]; users: string | null; runTime: string | null } {
  const valueOf = (...names: string[]): string | null => {
    for (const [index, word] of words.entries()) {
      const name = names.find(
        item =>
          word === item ||
          (item.startsWith('--')
            ? word.startsWith(`${item}=`)
            : /^-\w[^-\s]/.test(word) && word.startsWith(item)),
      );
      if (name !== undefined) {
        const given =
          word === name
            ? words[index + 1] ?? ''
            : word.slice(name.length).replace(/^=/, '');
        return plainValue(given, text);
      }
    }
    return null;
  };
  const files = valueOf('-f', '--locustfile') ?? '';
  return {
    files: files
      .split(',')
      .map(file => file.trim())
      .filter(file => file.endsWith('.py')),
    // Before locust 1.0 users were clients.
    users: valueOf('-u', '--users', '-c', '--clients', '--num-users'),
    runTime: valueOf('-t', '--run-time'),
  };
}

/** A value with the defaults of its variables, where the same file gives them. */
export function plainValue(word: string, text: string, hops = 3): string {
  const fallback = /^\$\{\w{1,60}:?-([^}]{0,100})\}$/.exec(word)?.[1];
  if (fallback !== undefined) {
    return plainValue(fallback, text, hops);
  }
  const name = /^\$[({]?(\w{1,60})[)}]?$/.exec(word)?.[1];
  if (name === undefined || hops <= 0) {
    return word;
  }
  const set = new RegExp(
    `^\\s{0,20}(?:export\\s{1,5})?${name}\\s{0,5}[:?]?=\\s{0,5}["']?([^\\s"'#]{1,100})`,
    'm',
  ).exec(text)?.[1];
  return set === undefined ? word : plainValue(set, text, hops - 1);
}
