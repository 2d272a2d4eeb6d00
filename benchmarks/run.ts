import fs from 'node:fs';
import path from 'node:path';
import { Bench } from 'tinybench';
import { prepare as assess } from './assess.bench';
import { prepare as read } from './read.bench';
import { prepare as roadmap } from './roadmap.bench';
import { prepare as scan } from './scan.bench';
import { prepare as scanLarge } from './scan-large.bench';

const benches: Record<string, () => Promise<Bench>> = {
  scan,
  'scan-large': scanLarge,
  read,
  assess,
  roadmap,
};

/** Runs the benchmarks named on the command line, or all, and keeps results. */
async function main(names: string[]) {
  const folder = path.join(__dirname, 'results');
  fs.mkdirSync(folder, { recursive: true });
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    if (!Object.hasOwn(benches, name)) {
      throw new Error(
        `There is no benchmark "${name}"; there are ${Object.keys(benches).join(
          ', ',
        )}.`,
      );
    }
    const bench = await benches[name]();
    const startedAt = new Date().toISOString();
    await bench.run();
    console.log(`\n${name}`);
    console.table(bench.table());
    fs.writeFileSync(
      path.join(folder, `${name}.json`),
      `${JSON.stringify(
        {
          name,
          startedAt,
          tasks: bench.tasks.map(task => ({
            name: task.name,
            result: task.result,
          })),
        },
        null,
        2,
      )}\n`,
    );
  }
}

main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
