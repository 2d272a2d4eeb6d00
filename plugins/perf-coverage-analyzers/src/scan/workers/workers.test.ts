import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree, openFolder } from '../../tree';
import { createMemoryScanCache } from '../cache';
import { k6Analyzer } from '../../k6';
import { pytestAnalyzer } from '../../pytest';
import { scanSources } from '../scanSources';
import { SharedReads } from '../sharedReads';
import { AnalysisThread, ThreadDied } from './AnalysisThread';
import { WorkerTree } from './protocol';
import { ThreadedAnalysis } from './ThreadedAnalysis';

/** Lets a thread read TypeScript, as the tests' own process does. */
const execArgv = [
  '--require',
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
];

jest.setTimeout(120_000);

describe('analysers in a thread', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'workers-'));
    const files: Record<string, string | Buffer> = {
      'load/a.js': `import http from 'k6/http';\nexport default () => http.get('https://a.example/x');\n`,
      'tests/performance/test_a.py': Buffer.from(
        `# é\ndef test_a(benchmark):\n    benchmark(f)\n`,
        'latin1',
      ),
      'load/big.js': `import http from 'k6/http';\n${'// x\n'.repeat(20_000)}`,
      'old/b.js': `import http from 'k6/http';\nexport default () => http.get('https://a.example/y');\n`,
    };
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), content);
    }
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const open = () => openFolder(dir, { maxFileBytes: 50_000 });

  it('give what they give in this one, progress included', async () => {
    const plain = await scanSources(await open(), { exclude: ['old/**'] });
    const cache = createMemoryScanCache(1_000_000);
    const progress: number[] = [];
    const options = {
      exclude: ['old/**'],
      thread: { execArgv },
      cache,
      onProgress: ({ filesRead }: { filesRead: number }) =>
        progress.push(filesRead),
    };
    expect(await scanSources(await open(), options)).toEqual(plain);
    expect(await scanSources(await open(), options)).toEqual(plain);
    expect(progress.at(-1)).toBe(3);
    expect(plain.skipped?.map(one => one.path)).toEqual(['load/big.js']);
  });

  it('really run in a thread', async () => {
    const tree = await open();
    const sources = new SharedReads(
      tree,
      () => true,
      () => {},
    );
    const thread = new ThreadedAnalysis(tree, sources, { execArgv }, () => {});
    const analyses = [
      await thread.run(k6Analyzer),
      await thread.run(pytestAnalyzer),
    ];
    await thread.close();
    expect(analyses.map(one => one?.files.map(file => file.path))).toEqual([
      ['load/a.js'],
      ['tests/performance/test_a.py'],
    ]);
    expect(thread.skipped().map(one => one.path)).toEqual(['load/big.js']);
  });

  it('run in this one where no thread starts, or the tree is no folder', async () => {
    const plain = await scanSources(await open());
    expect(
      await scanSources(await open(), {
        thread: { execArgv: ['--require', '/nowhere/at/all.js'] },
      }),
    ).toEqual(plain);
    const memory = createMemoryTree({ 'a.txt': '' });
    expect((await scanSources(memory, { thread: {} })).totals.files).toBe(0);
  });

  it("run in this one where they are somebody else's", async () => {
    const mine: InventoryFile[] = [];
    const { files } = await scanSources(await open(), {
      thread: { execArgv },
      analyzers: [{ framework: 'mine', analyze: async () => mine }],
    });
    expect(files).toEqual([]);
  });
});

describe('a thread', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'thread-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const tree: WorkerTree = {
    root: '/',
    limits: { maxFileBytes: 1, maxFiles: 1, maxFolderDepth: 1 },
    paths: ['a', 'b'],
    linked: new Set(),
  };
  const head = `const { parentPort, workerData } = require('worker_threads');
const numbers = new Int32Array(workerData.pulse);
const look = place => { Atomics.add(numbers, 0, 1); Atomics.store(numbers, 1, place + 1); };
`;
  /**
   * What a thread answers whose second question runs `body`. The first one is
   * answered when the thread has started, so that no limit counts its start.
   */
  const ask = async (body: string, maxStillSeconds = 100) => {
    const file = join(dir, 'thread.cjs');
    await writeFile(
      file,
      `${head}parentPort.once('message', () => {
  parentPort.on('message', () => { ${body} });
  parentPort.postMessage('started');
});\n`,
    );
    const thread = new AnalysisThread(
      file,
      tree,
      { maxMegabytes: 32, maxStillSeconds },
      [],
    );
    const question = () => thread.ask({ analyzer: 0, without: [] }, () => {});
    try {
      await question();
      return await question();
    } catch (error) {
      return error;
    } finally {
      await thread.close();
    }
  };

  it.each([
    // Long enough that it has looked by then, whatever else the machine does.
    ['loops without end', 'look(1); for (;;);', /within 4 seconds/, 1, 4],
    [
      'takes all memory',
      'look(0); const a = []; for (;;) a.push({ a });',
      /memory/i,
      0,
      undefined,
    ],
    ['throws', 'look(1); throw new Error("no");', /no/, 1, undefined],
    ['ends', 'look(1); process.exit(3);', /ended with 3/, 1, undefined],
  ])(
    'that %s is told of with the file it looked at',
    async (_, body, why, place, maxStillSeconds) => {
      const error = await ask(body, maxStillSeconds);
      expect(error).toBeInstanceOf(ThreadDied);
      expect(error).toMatchObject({
        message: expect.stringMatching(why),
        served: true,
        lastPlace: place,
      });
    },
  );

  it('has no environment to tell', async () => {
    expect(await ask('parentPort.postMessage({ ...process.env });')).toEqual(
      {},
    );
  });
});
