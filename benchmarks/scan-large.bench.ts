import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from '@babel/parser';
import { parser as pythonParser } from '@lezer/python';
import {
  createMemoryScanCache,
  openFolder,
  scanSources,
} from 'backstage-plugin-perf-coverage-analyzers';
import { Bench } from 'tinybench';
import { generateRepository } from './generateRepository';

const files = 5000;

/**
 * A scan of a repository of 5,000 files, beside what the parsers alone need for
 * the files of the inventory, and beside `pytest --collect-only` where pytest
 * is installed.
 */
export async function prepare(): Promise<Bench> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-bench-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  generateRepository(folder, files);

  const cache = createMemoryScanCache(256 * 1024 * 1024);
  const tree = await openFolder(folder);
  const inventory = await scanSources(tree, { cache });
  const listed = inventory.files.map(file => path.join(folder, file.path));
  const pythonFiles = tree.paths.filter(file => file.endsWith('.py'));

  const bench = new Bench({
    name: 'scan-large',
    iterations: 5,
    time: 0,
    warmup: false,
  });
  bench.add(`scan ${tree.paths.length} files`, async () => {
    await scanSources(await openFolder(folder));
  });
  bench.add('scan them again with a cache', async () => {
    await scanSources(await openFolder(folder), { cache });
  });
  bench.add(`only read and parse the ${listed.length} of the inventory`, () => {
    for (const file of listed) parseFile(file);
  });
  bench.add(`only read and parse all ${pythonFiles.length} of Python`, () => {
    for (const file of pythonFiles) parseFile(path.join(folder, file));
  });
  if (spawnSync('pytest', ['--version']).status === 0) {
    bench.add('pytest --collect-only of the performance tests', () => {
      const { status, stderr } = spawnSync(
        'pytest',
        [
          '--collect-only',
          '-q',
          '-p',
          'no:cacheprovider',
          '--import-mode=importlib',
          ...testFolders(folder),
        ],
        { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
      );
      if (status !== 0) throw new Error(`pytest failed: ${stderr}`);
    });
  }
  return bench;
}

function parseFile(file: string): void {
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.py')) pythonParser.parse(text);
  if (/\.[jt]s$/.test(file)) {
    parse(text, { sourceType: 'module', errorRecovery: true });
  }
}

function testFolders(folder: string): string[] {
  const services = path.join(folder, 'services');
  return fs
    .readdirSync(services)
    .map(name => path.join('services', name, 'tests', 'performance'));
}
