/** One command of a shell script, taken apart into words. */
export interface ShellCommand {
  words: string[];
  /** Line within the script, from 1. */
  line: number;
  /** Folder in which it runs, from where the script starts; null where it can't be known. */
  folder: string | null;
}

const maxCommands = 2000;
const maxLineLength = 10_000;

/**
 * The simple commands of a shell script, in order: lists and pipes are divided,
 * quotes taken off, comments and here-documents left out, `cd` followed.
 * Nothing is expanded: words keep their `$`.
 */
export function shellCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let folder: string | null = '';
  let endOfText: string | null = null;
  let joined = '';
  let start = 0;
  for (const [index, raw] of script.split('\n').entries()) {
    if (commands.length >= maxCommands) break;
    const line: string = raw.replace(/\r$/, '');
    if (endOfText !== null) {
      if (line.trim() === endOfText) endOfText = null;
      continue;
    }
    if (line.length > maxLineLength) continue;
    if (joined === '') start = index;
    if (line.endsWith('\\')) {
      joined += `${line.slice(0, -1)} `;
      continue;
    }
    const whole = joined + line;
    joined = '';
    const heredoc = /<<-?\s{0,3}['"]?([A-Za-z_]\w{0,40})['"]?/.exec(whole);
    if (heredoc) [, endOfText] = heredoc;
    for (const words of splitCommands(whole)) {
      if (words[0] === 'cd' || words[0] === 'pushd') {
        folder = into(folder, words[1]);
      } else if (words[0] === 'popd') {
        folder = null;
      } else {
        commands.push({ words, line: start + 1, folder });
      }
    }
  }
  return commands;
}

function into(folder: string | null, target: string | undefined) {
  if (target === undefined || folder === null) return null;
  if (/^[/~-]|[$`%<]/.test(target)) return null;
  return folder === '' ? target : `${folder}/${target}`;
}

/** Words of each command of a line. */
function splitCommands(line: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word = '';
  let quoted = false;
  let quote = '';
  const endWord = () => {
    if (word !== '' || quoted) words.push(word);
    word = '';
    quoted = false;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (quote) {
      if (char === quote) quote = '';
      else if (char === '\\' && quote === '"' && /["\\$`]/.test(line[at + 1])) {
        at += 1;
        word += line[at];
      } else word += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      quoted = true;
    } else if (char === '\\') {
      at += 1;
      word += line[at] ?? '';
    } else if (char === '#' && word === '' && !quoted) {
      break;
    } else if (char === ' ' || char === '\t') {
      endWord();
    } else if (char === ';' || char === '&' || char === '|' || char === '\n') {
      endCommand();
    } else if ((char === '(' || char === ')') && word === '') {
      endCommand();
    } else word += char;
  }
  endCommand();
  return commands;
}
