import {
  ComponentDetail,
  GapDetail,
  GapRecord,
  ScanProgress,
} from 'backstage-plugin-perf-coverage-common';
import { Entity } from '@backstage/catalog-model';
import {
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
} from '@backstage/backend-plugin-api';
import { NotModifiedError } from '@backstage/errors';
import { promises as fs } from 'fs';
import os from 'os';
import path from 'path';
import { gzipSync } from 'zlib';
import { anEntity } from '../__testUtils__/builders';
import { testDatabases } from '../__testUtils__/databases';
import { Portal, startPortal } from '../__testUtils__/portal';

const databases = testDatabases();

const test = `import time
import pytest


@pytest.mark.performance
class TestSwap:
    def test_single_swap_is_fast(self):
        start = time.perf_counter()
        swap()
        elapsed = time.perf_counter() - start
        assert elapsed < 5.0
`;

const plan = `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities:
  - name: swap
    title: Swap operations
    impact: high
    evidence:
      tests: ['tests/performance/test_swap.py']
    requires: [benchmark]
    estimate: 15-20h
    phase: first
phases:
  - name: first
    title: First things
    start: 2026-11-30
    weeks: 1
`;

const openApi = `openapi: 3.0.0
info: { title: Swaps, version: '1' }
paths:
  /swaps:
    get: { operationId: listSwaps, responses: {} }
`;

const junit = (status: string) => `<testsuites>
<testsuite name="perf" tests="1" timestamp="2026-11-20T08:00:00">
<testcase classname="tests.performance.test_swap.TestSwap" name="test_single_swap_is_fast" time="1.5">${status}</testcase>
</testsuite></testsuites>`;

/** A repository of one file that never changes, and a plan elsewhere that does. */
const repository = {
  plan: '',
  readTree: async (
    _url: string,
    options?: UrlReaderServiceReadTreeOptions,
  ): Promise<UrlReaderServiceReadTreeResponse> => {
    if (options?.etag === 'e1') throw new NotModifiedError('the same');
    return {
      etag: 'e1',
      files: async () => [],
      archive: async () => {
        throw new Error('not asked for');
      },
      dir: async ({ targetDir = '' } = {}) => {
        await fs.writeFile(path.join(targetDir, 'test_swap.py'), test);
        return targetDir;
      },
    };
  },
  readUrl: async () => ({
    buffer: async () => Buffer.from(repository.plan),
  }),
};

function swaps(folder: string, annotations: Record<string, string> = {}) {
  return anEntity('swaps', {
    annotations: {
      'backstage.io/managed-by-location': `file:${folder}/catalog-info.yaml`,
      'perf-coverage.io/results': 'results/**',
      ...annotations,
    },
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/care' },
      { type: 'providesApi', targetRef: 'api:default/swaps' },
      { type: 'providesApi', targetRef: 'api:default/graph' },
      { type: 'providesApi', targetRef: 'api:default/absent' },
    ],
  });
}

function anApi(name: string, type: string, definition: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace: 'default' },
    spec: { type, definition, owner: 'group:default/care' },
  };
}

describe.each(databases.eachSupportedId())('a scan on %s', id => {
  let folder: string;
  let portal: Portal;

  const write = async (file: string, content: string | Buffer) => {
    const location = path.join(folder, file);
    await fs.mkdir(path.dirname(location), { recursive: true });
    await fs.writeFile(location, content);
  };
  const component = async (name = 'swaps'): Promise<ComponentDetail> =>
    (await portal.get(`/v1/components/component/default/${name}`)).body;
  const scan = async (name = 'swaps'): Promise<ScanProgress> => {
    const route = `/v1/components/component/default/${name}/scan`;
    const asked = await portal.post(route);
    expect(asked.status).toBe(202);
    for (;;) {
      const { body } = await portal.get(route);
      if (body.stage === 'finished') return body;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  const untested = (detail: ComponentDetail): GapRecord | undefined =>
    detail.gaps.find(
      gap => gap.type === 'untested' && gap.capability === 'swap',
    );

  beforeEach(async () => {
    folder = await fs.realpath(
      await fs.mkdtemp(path.join(os.tmpdir(), 'scan-test-')),
    );
    await write('catalog-info.yaml', '# read by the catalog');
    await write('tests/performance/test_swap.py', test);
    await write('perf-coverage.yaml', plan);
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [
        swaps(folder),
        anApi('swaps', 'openapi', openApi),
        anApi('graph', 'trpc', 'export const router = {}'),
        anEntity('elsewhere', {
          annotations: { 'backstage.io/managed-by-location': 'file:/etc/x' },
        }),
        anEntity('nowhere'),
        anEntity('remote', {
          annotations: {
            'backstage.io/managed-by-location':
              'url:https://github.com/org/remote/blob/main/catalog-info.yaml',
            'perf-coverage.io/plan':
              'https://github.com/org/plans/blob/main/remote.yaml',
          },
        }),
      ],
      urlReader: repository,
      config: {
        perfCoverage: { localSources: { allowedFolders: [folder] } },
      },
    });
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
    await fs.rm(folder, { recursive: true, force: true });
  });

  it('finds tests, plan, operations and owner', async () => {
    const progress = await scan();
    expect(progress).toMatchObject({ status: 'done', message: null });
    expect(progress.filesTotal).toBeGreaterThan(0);
    expect(progress.filesRead).toBe(progress.filesTotal);
    const detail = await component();
    expect(detail.inventory?.totals).toMatchObject({ files: 1, tests: 1 });
    expect(detail.plan).toEqual({
      file: 'perf-coverage.yaml',
      problems: [],
      lastGood: false,
      origin: 'repository',
      kept: null,
    });
    expect(detail.assessment?.operations).toMatchObject([
      { api: 'api:default/swaps', method: 'GET', path: '/swaps' },
    ]);
    expect(detail.summary).toMatchObject({
      ownerRef: 'group:default/care',
      frameworks: ['pytest'],
      scan: { status: 'done' },
    });
    expect(
      detail.sources.problems.map(({ file, message }) => [
        file,
        message.split(';')[0],
      ]),
    ).toEqual([
      [
        'api:default/absent',
        'The component provides this API, but the catalog has no such entity',
      ],
      [
        'api:default/graph',
        'Operations are read from APIs of type openapi, graphql, grpc, asyncapi only',
      ],
    ]);
    const source = await portal.get(
      '/v1/components/component/default/swaps/source?path=tests/performance/test_swap.py&line=7',
    );
    expect(source.body.lines[6]).toContain('def test_single_swap_is_fast');
    expect(portal.signals).toContainEqual({
      key: await portal.database.components.signalKey(
        'component:default/swaps',
      ),
      type: 'scan',
    });
  });

  it('opens a gap when a test is deleted, closes it when it is back, and remembers both', async () => {
    await scan();
    expect(untested(await component())).toBeUndefined();

    await fs.rm(path.join(folder, 'tests'), { recursive: true });
    await scan();
    const opened = untested(await component());
    expect(opened).toMatchObject({
      status: 'open',
      ownerRef: 'group:default/care',
      phase: 'first',
      estimate: { low: 15, high: 20, source: 'plan' },
    });

    await write('tests/performance/test_swap.py', test);
    await scan();
    const closed = untested(await component());
    expect(closed).toMatchObject({ id: opened?.id, status: 'closed' });

    const { body }: { body: GapDetail } = await portal.get(
      `/v1/components/component/default/swaps/gaps/${encodeURIComponent(
        opened?.id ?? '',
      )}`,
    );
    expect(body.history.map(({ type, cause }) => [type, cause])).toEqual([
      ['opened', expect.stringMatching(/^rescan/)],
      ['closed', expect.stringMatching(/^rescan/)],
    ]);
    expect(body.closedAt).toBe(body.history[1].at);
  });

  it('changes nothing when nothing changed', async () => {
    await scan();
    const before = await component();
    await scan();
    const after = await component();
    expect(after.gaps).toEqual(before.gaps);
    expect(after.inventory).toEqual(before.inventory);
    expect(after.assessment).toEqual(before.assessment);
  });

  it('keeps the last good plan in force while the file is broken', async () => {
    await scan();
    await write('perf-coverage.yaml', `${plan}colour: red\n`);
    await scan();
    const broken = await component();
    expect(broken.plan.lastGood).toBe(true);
    expect(broken.plan.problems[0]).toMatchObject({
      severity: 'error',
      file: 'perf-coverage.yaml',
      line: 17,
    });
    expect(broken.assessment?.capabilities.map(one => one.name)).toContain(
      'swap',
    );

    await write('perf-coverage.yaml', plan);
    await scan();
    expect((await component()).plan).toEqual({
      file: 'perf-coverage.yaml',
      problems: [],
      lastGood: false,
      origin: 'repository',
      kept: null,
    });

    await fs.rm(path.join(folder, 'perf-coverage.yaml'));
    await scan();
    expect((await component()).plan.file).toBeNull();
  });

  it('reads a plan elsewhere again while the sources stay the same', async () => {
    repository.plan = plan;
    await scan('remote');
    const before = await component('remote');
    expect(before.inventory?.totals.tests).toBe(1);
    repository.plan = plan.replace('Swap operations', 'Swapping');
    expect((await scan('remote')).status).toBe('done');
    const after = await component('remote');
    expect(after.assessment?.capabilities[0].title).toBe('Swapping');
    expect(after.inventory).toEqual(before.inventory);
  });

  it('reads the OpenSLO files that a plan in the portal names', async () => {
    const slo = (name: string) => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
  annotations:
    perf-coverage.io/metric: duration
    perf-coverage.io/stat: p95
    perf-coverage.io/unit: ms
spec:
  service: swap
  indicator: { spec: { thresholdMetric: {} } }
  objectives: [{ op: lt, value: 500, target: 0.95 }]
`;
    await fs.rm(path.join(folder, 'perf-coverage.yaml'));
    await write('slo/good.yaml', slo('latency'));
    await write('slo/broken.yaml', 'a: [');
    await write('other.yaml', slo('other'));
    await scan();
    const route = '/v1/components/component/default/swaps/plan';
    const text = `${plan}openslo: ['slo/*.yaml']\n`;
    await portal
      .put(route)
      .send({ text, reason: 'Agreed', revision: 0 })
      .expect(200);
    // The change has asked for a scan.
    const names = async () =>
      ((await component()).assessment?.slas ?? []).map(({ name }) => name);
    for (let n = 0; n < 250 && (await names()).length === 0; n++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(await names()).toEqual(['latency']);
    const { body } = await portal.get(route);
    expect(body.kept.problems).toEqual([
      expect.objectContaining({ severity: 'warning', file: 'slo/broken.yaml' }),
    ]);
    const preview = await portal.post(`${route}/preview`).send({ text });
    expect(preview.body.problems).toHaveLength(1);
    expect(preview.body.after).toEqual(preview.body.before);
  });

  it('leaves a plan for another component alone', async () => {
    await write(
      'perf-coverage.yaml',
      `${plan}component: component:default/other\n`,
    );
    await scan();
    expect((await component()).plan).toEqual({
      file: null,
      problems: [],
      lastGood: false,
      origin: null,
      kept: null,
    });
    await write('perf-coverage.yaml', `${plan}component: swaps\n`);
    await scan();
    expect((await component()).plan.file).toBe('perf-coverage.yaml');
  });

  it('reads result files once, compressed ones too, and says which it could not', async () => {
    await write('results/junit.xml', junit(''));
    await write('results/older.xml.gz', gzipSync(junit('<skipped/>')));
    await write('results/broken.json', '{"metrics": ');
    await scan();
    const first = await component();
    expect(first.runs.map(run => run.source).sort()).toEqual([
      'results/junit.xml',
      'results/older.xml.gz',
    ]);
    expect(first.sources.problems).toContainEqual({
      file: 'results/broken.json',
      message: expect.any(String),
    });
    expect(first.summary.lastRunAt).not.toBeNull();

    await write('results/copy.xml', junit(''));
    await scan();
    expect((await component()).runs).toEqual(first.runs);

    await write('results/junit.xml', junit('<failure message="slow"/>'));
    await scan();
    expect((await component()).runs).toHaveLength(3);
  });

  it('reads nothing outside of the allowed folders, and says how to allow it', async () => {
    const progress = await scan('elsewhere');
    expect(progress).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('allowedFolders'),
    });
    const detail = await component('elsewhere');
    expect(detail).toMatchObject({ inventory: null, assessment: null });
    expect(detail.summary).toMatchObject({ state: 'unknown', coverage: null });
  });

  it('says of a component without sources what to add', async () => {
    expect(await scan('nowhere')).toMatchObject({
      status: 'no-sources',
      message: expect.stringContaining('backstage.io/source-location'),
    });
    const detail = await component('nowhere');
    expect(detail.inventory).toBeNull();
    expect(detail.summary.scan.status).toBe('no-sources');
  });

  it('keeps what it knows while the sources are out of reach', async () => {
    await scan();
    const before = await component();
    const away = `${folder}-away`;
    await fs.rename(folder, away);
    try {
      expect((await scan()).status).toBe('failed');
      const after = await component();
      expect(after.inventory).toEqual(before.inventory);
      expect(after.plan).toEqual(before.plan);
    } finally {
      await fs.rename(away, folder);
    }
  });

  it('does not let a hostile link show another folder', async () => {
    const secret = await fs.mkdtemp(path.join(os.tmpdir(), 'secret-'));
    await fs.writeFile(path.join(secret, 'test_secret.py'), test);
    await fs.writeFile(path.join(secret, 'junit.xml'), junit(''));
    await fs.symlink(secret, path.join(folder, 'tests/performance/linked'));
    await fs.symlink(
      path.join(secret, 'test_secret.py'),
      path.join(folder, 'tests/performance/test_secret.py'),
    );
    await fs.symlink(secret, path.join(folder, 'results'));
    await scan();
    const detail = await component();
    expect(detail.inventory?.files.map(file => file.path)).toEqual([
      'tests/performance/test_swap.py',
    ]);
    expect(detail.runs).toEqual([]);
    await fs.rm(secret, { recursive: true });
  });
});
