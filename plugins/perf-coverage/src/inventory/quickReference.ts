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

/** `src/test/scala/shop/Checkout.scala` → `shop.Checkout`, as JVM tools name what a file holds. */
function className(path: string): string | null {
  const match = /(?:^|\/)src\/[^/]+\/(?:java|kotlin|scala)\/(.+)\.\w+$/.exec(
    path,
  );
  return match && match[1].replaceAll('/', '.');
}

function fileStem(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(0, name.indexOf('.')) : name;
}

/** Gatling's plugins find simulations by these folders. */
function gatlingCommand(path: string): string | null {
  if (/\.[cm]?[jt]s$/.test(path)) {
    return `npx gatling run --simulation ${shellWord(fileStem(path))}`;
  }
  const simulation = className(path);
  if (simulation === null) return null;
  const word = shellWord(simulation);
  if (/(^|\/)src\/gatling\//.test(path)) {
    return `./gradlew gatlingRun --simulation=${word}`;
  }
  return path.endsWith('.scala')
    ? `sbt ${shellWord(`Gatling/testOnly ${simulation}`)}`
    : `mvn gatling:test -Dgatling.simulationClass=${word}`;
}

/** Gradle's plugin has a folder of its own; Maven's archetype builds one file that runs. */
function jmhCommand(path: string): string {
  return /(^|\/)src\/jmh\//.test(path)
    ? './gradlew jmh'
    : `mvn verify && java -jar target/benchmarks.jar ${shellWord(
        fileStem(path),
      )}`;
}

/**
 * How a file is run, by framework, as each tool's own documentation says; null
 * where its place tells too little. Frameworks that find benchmarks by
 * themselves have one command for all files.
 */
const commands: Record<string, (path: string) => string | null> = {
  k6: path => `k6 run ${shellWord(path)}`,
  pytest: path => `pytest ${shellWord(path)}`,
  locust: path => `locust --headless -f ${shellWord(path)}`,
  artillery: path => `artillery run ${shellWord(path)}`,
  jmeter: path => `jmeter -n -t ${shellWord(path)} -l results.jtl`,
  vitest: path => `npx vitest bench --run ${shellWord(path)}`,
  tinybench: path =>
    `${/\.[cm]?tsx?$/.test(path) ? 'npx tsx' : 'node'} ${shellWord(path)}`,
  gatling: gatlingCommand,
  jmh: jmhCommand,
  'google-benchmark': path =>
    `cmake --build build && ./build/${shellWord(
      fileStem(path),
    )} --benchmark_out=results.json --benchmark_out_format=json`,
  commands: path =>
    /\.(ba|z|k)?sh$/.test(path) ? `sh ${shellWord(path)}` : null,
  'go-bench': () => "go test -run '^$' -bench . ./...",
  criterion: () => 'cargo bench',
  'rust-bench': () => 'cargo +nightly bench',
  benchmarkdotnet: () =>
    "dotnet run -c Release -- --filter '*' --exporters json",
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
      const commandOf = Object.hasOwn(commands, framework)
        ? commands[framework]
        : () => null;
      const found = good.map(file => commandOf(file.path));
      const shown = new Set(
        found.filter((command): command is string => command !== null),
      );
      const first = [...shown].slice(0, MOST_COMMANDS);
      return {
        framework,
        commands: first,
        broken,
        others: found.filter(
          command => command === null || !first.includes(command),
        ).length,
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
