import type {
  Inventory,
  InventoryFile,
  Threshold,
} from 'backstage-plugin-perf-coverage-common';

/** Commands per framework are cut here; one for the whole folder says more. */
const MOST_COMMANDS = 12;

/** A word that a POSIX shell takes as it stands; file names are hostile input. */
export function shellWord(text: string): string {
  // A leading hyphen would be read as an option.
  const word = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./@%+:,-]+$/.test(word)
    ? word
    : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** How a file is run, by framework; those that run whole projects are not by file. */
const commands: Record<string, (path: string) => string> = {
  k6: path => `k6 run ${path}`,
  pytest: path => `pytest ${path}`,
  locust: path => `locust --headless -f ${path}`,
  artillery: path => `artillery run ${path}`,
  jmeter: path => `jmeter -n -t ${path} -l results.jtl`,
  vitest: path => `npx vitest bench --run ${path}`,
};

/** Commands of frameworks that find their benchmarks by themselves. */
const projectCommands: Record<string, string> = {
  'go-bench': "go test -run '^$' -bench . ./...",
  criterion: 'cargo bench',
  'rust-bench': 'cargo bench',
};

/** What one needs to know to run the tests of one framework. */
export interface Reference {
  framework: string;
  commands: string[];
  /** Files that the commands leave out because a finding keeps them from running. */
  broken: number;
  /** Files for which no command is known or shown. */
  others: number;
}

function runs(file: InventoryFile): boolean {
  return file.role !== 'helper';
}

/** How to run the tests that were found, by framework, the most frequent first. */
export function commandsOf(inventory: Inventory): Reference[] {
  const byFramework = new Map<string, InventoryFile[]>();
  for (const file of inventory.files.filter(runs)) {
    const list = byFramework.get(file.framework);
    if (list) list.push(file);
    else byFramework.set(file.framework, [file]);
  }
  return [...byFramework]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([framework, files]) => {
      const good = files.filter(file => file.runnable);
      const broken = files.length - good.length;
      if (Object.hasOwn(projectCommands, framework)) {
        const all = good.length > 0 ? [projectCommands[framework]] : [];
        return { framework, commands: all, broken, others: 0 };
      }
      const command = Object.hasOwn(commands, framework)
        ? commands[framework]
        : undefined;
      const shown = command
        ? good
            .slice(0, MOST_COMMANDS)
            .map(file => command(shellWord(file.path)))
        : [];
      return {
        framework,
        commands: shown,
        broken,
        others: good.length - shown.length,
      };
    });
}

/** Fixtures of the tests with how many tests use each, the most used first. */
export function fixturesOf(
  inventory: Inventory,
): { name: string; tests: number }[] {
  const counts = new Map<string, number>();
  for (const file of inventory.files) {
    for (const test of file.tests) {
      for (const fixture of test.fixtures) {
        counts.set(fixture, (counts.get(fixture) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([name, tests]) => ({ name, tests }))
    .sort((a, b) => b.tests - a.tests || a.name.localeCompare(b.name));
}

/** A limit with the test or script that asserts it. */
export interface Limit {
  file: string;
  of: string;
  threshold: Threshold;
}

/** All limits of tests and thresholds of scripts, in the order of the files. */
export function limitsOf(inventory: Inventory): Limit[] {
  return inventory.files.flatMap(file => [
    ...file.thresholds.map(threshold => ({
      file: file.path,
      of: threshold.metric,
      threshold,
    })),
    ...file.tests.flatMap(test =>
      test.limits.map(threshold => ({
        file: file.path,
        of: test.name,
        threshold,
      })),
    ),
  ]);
}
