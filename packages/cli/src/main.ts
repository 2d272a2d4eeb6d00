import { isError } from '@backstage/errors';
import { Command, CommanderError } from 'commander';
import { coverageCommand } from './commands/coverage';
import { gateCommand } from './commands/gate';
import { parseCommand } from './commands/parse';
import { planCommand } from './commands/plan';
import { roadmapCommand } from './commands/roadmap';
import { scanCommand } from './commands/scan';
import { uploadCommand } from './commands/upload';
import { CommandFailure } from './failure';
import { oneLine } from './output/text';
import { Shell } from './shell';

/** Done; a gate was not passed; the call or an input was wrong. @public */
export type ExitStatus = 0 | 1 | 2;

const commands = [
  scanCommand,
  parseCommand,
  coverageCommand,
  roadmapCommand,
  planCommand,
  uploadCommand,
  gateCommand,
];

/**
 * Runs one call of the command and gives its exit status. Never throws.
 *
 * @param args - without the program's name
 * @public
 */
export async function main(
  args: readonly string[],
  shell: Shell,
): Promise<ExitStatus> {
  const program = new Command('perf-coverage')
    .description(
      'Performance-test inventory, results, coverage, gaps and roadmap from a repository',
    )
    .version(shell.version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError(true);
  for (const add of commands) add(program, shell);
  speakThrough(program, shell);
  try {
    if (args.length === 0) {
      throw new CommandFailure(
        `name a command: ${program.commands
          .map(command => command.name())
          .join(', ')}; "perf-coverage --help" tells more`,
      );
    }
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return statusOf(error, shell);
  }
}

function statusOf(error: unknown, shell: Shell): ExitStatus {
  if (error instanceof CommanderError) {
    // Help and version were asked for, and are on standard output.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof CommandFailure) {
    for (const line of error.lines) shell.err(`perf-coverage: ${line}\n`);
    return error.status;
  }
  const message = isError(error) ? error.message : String(error);
  shell.err(`perf-coverage: ${oneLine(message)}\n`);
  if (shell.env.PERF_COVERAGE_DEBUG && isError(error)) {
    shell.err(`${error.stack}\n`);
  }
  return 2;
}

/** Commander inherits nothing to commands that exist already: set it on each. */
function speakThrough(program: Command, shell: Shell) {
  const open = [program];
  for (let command = open.pop(); command; command = open.pop()) {
    command.exitOverride().configureOutput({
      writeOut: text => shell.out(text),
      writeErr: text => shell.err(text),
      outputError: (text, write) =>
        write(`perf-coverage: ${oneLine(text.replace(/^error: /, ''))}\n`),
    });
    open.push(...command.commands);
  }
}
