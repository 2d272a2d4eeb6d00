import path from 'node:path';
import { parse } from '@babel/parser';
import { parser as pythonParser } from '@lezer/python';
import {
  openFolder,
  scanSources,
} from 'backstage-plugin-perf-coverage-analyzers';
import { Bench } from 'tinybench';

const folder = path.resolve(__dirname, '../examples/residency-scheduler');

/** The scan beside what the parsers alone need for the same files. */
export async function prepare(): Promise<Bench> {
  const tree = await openFolder(folder);
  const { files } = await scanSources(tree);
  const sources = await Promise.all(
    files.map(async file => ({
      python: file.path.endsWith('.py'),
      script: /\.[jt]s$/.test(file.path),
      text: (await tree.read(file.path)) ?? '',
    })),
  );

  const bench = new Bench({ name: 'scan', time: 2000 });
  bench.add('scan the residency scheduler', async () => {
    await scanSources(await openFolder(folder));
  });
  bench.add('only parse the files that the inventory lists', () => {
    for (const { python, script, text } of sources) {
      if (python) pythonParser.parse(text);
      if (script) parse(text, { sourceType: 'module', errorRecovery: true });
    }
  });
  return bench;
}
