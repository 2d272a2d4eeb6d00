import {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadUrlOptions,
} from '@backstage/backend-plugin-api';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ComponentDetail } from 'backstage-plugin-perf-coverage-common';
import { promises as fs } from 'fs';
import path from 'path';
import { Readable } from 'stream';
import { anEntity } from '../__testUtils__/builders';
import { testDatabases } from '../__testUtils__/databases';
import { Portal, startPortal } from '../__testUtils__/portal';

const databases = testDatabases();

const folderUrl = 'https://github.com/org/perf/tree/main/results/';
const fileUrl = 'https://store.example.com/web/latest.xml?signature=secret';
const route = '/v1/components/component/default/web';

const junit = (name: string) =>
  `<testsuites><testsuite name="perf" tests="1"><testcase classname="perf" name="${name}" time="1.5"/></testsuite></testsuites>`;

/** Places that hosts know the version of, with a record of what was asked. */
class Places implements Partial<UrlReaderService> {
  readonly asked: string[] = [];
  etags: Record<string, string> = { [folderUrl]: 'f1', [fileUrl]: 'u1' };
  folder: Record<string, string> = {};
  file: string | null = null;

  private enter(url: string, etag: string | undefined) {
    this.asked.push(`${url.split('?')[0]} ${etag ?? 'new'}`);
    if (etag !== undefined && etag === this.etags[url]) {
      throw new NotModifiedError('the same');
    }
  }

  readUrl = async (url: string, options?: UrlReaderServiceReadUrlOptions) => {
    this.enter(url, options?.etag);
    const text = this.file;
    if (text === null) throw new NotFoundError(`nothing at ${url}`);
    return {
      etag: this.etags[url],
      buffer: async () => Buffer.from(text),
      stream: () => Readable.from([Buffer.from(text)]),
    };
  };

  readTree = async (url: string, options?: UrlReaderServiceReadTreeOptions) => {
    this.enter(url, options?.etag);
    return {
      etag: this.etags[url],
      files: async () => [],
      archive: async () => Readable.from([]),
      dir: async ({ targetDir = '' } = {}) => {
        for (const [name, text] of Object.entries(this.folder)) {
          if (options?.filter?.(name, { size: text.length }) === false)
            continue;
          const place = path.join(targetDir, name);
          await fs.mkdir(path.dirname(place), { recursive: true });
          await fs.writeFile(place, text);
        }
        return targetDir;
      },
    };
  };
}

describe.each(databases.eachSupportedId())('results elsewhere on %s', id => {
  let places: Places;
  let portal: Portal;

  const scan = async (): Promise<ComponentDetail> => {
    expect((await portal.post(`${route}/scan`)).status).toBe(202);
    for (;;) {
      const { body } = await portal.get(`${route}/scan`);
      if (body.stage === 'finished') break;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    places.asked.sort();
    return (await portal.get(route)).body;
  };
  const sourcesOf = (detail: ComponentDetail) =>
    detail.runs.map(run => run.source).sort();

  beforeEach(async () => {
    places = new Places();
    places.folder = {
      'a/2026-11-20.xml': junit('a'),
      'b.xml': junit('b'),
      'old/c.xml': junit('c'),
      'README.md': '# no result',
    };
    places.file = junit('latest');
    portal = await startPortal({
      knex: await databases.init(id),
      entities: [
        anEntity('web', {
          annotations: {
            'perf-coverage.io/results': `${folderUrl}**/*.xml, !old/**, ${fileUrl}`,
          },
        }),
      ],
      urlReader: places,
      config: { perfCoverage: { upload: { maxBytes: 2000 } } },
    });
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  it('become runs of a component without any sources, and cost a request each while they stay', async () => {
    const first = await scan();
    expect(sourcesOf(first)).toEqual([
      `${folderUrl}a/2026-11-20.xml`,
      `${folderUrl}b.xml`,
      'https://store.example.com/web/latest.xml',
    ]);
    expect(first.sources.problems).toEqual([]);
    expect(first.assessment).not.toBeNull();

    places.asked.length = 0;
    expect((await scan()).runs).toEqual(first.runs);
    expect(places.asked).toEqual([
      `${folderUrl} f1`,
      'https://store.example.com/web/latest.xml u1',
    ]);
  });

  it('are read again when they changed, each file once', async () => {
    const first = await scan();
    places.folder['d.xml'] = junit('d');
    places.etags = { [folderUrl]: 'f2', [fileUrl]: 'u1' };
    const second = await scan();
    expect(second.runs).toHaveLength(first.runs.length + 1);
    expect(sourcesOf(second)).toContain(`${folderUrl}d.xml`);
  });

  it('say what is wrong with them as long as it is', async () => {
    places.folder['broken.xml'] = '<testsuites><testsuite';
    places.folder['large.xml'] = junit('x'.repeat(2000));
    const named = (detail: ComponentDetail) =>
      detail.sources.problems.map(({ file }) => file).sort();
    const expected = [`${folderUrl}broken.xml`, `${folderUrl}large.xml`];
    const first = await scan();
    expect(named(first)).toEqual(expected);
    expect(first.runs).toHaveLength(3);
    expect(named(await scan())).toEqual(expected);

    delete places.folder['broken.xml'];
    delete places.folder['large.xml'];
    places.etags[folderUrl] = 'f2';
    expect(named(await scan())).toEqual([]);
  });

  it('keep what was read while a place is out of reach, and no secret of its address', async () => {
    const first = await scan();
    places.etags[fileUrl] = 'u2';
    places.file = null;
    const away = await scan();
    expect(away.runs).toEqual(first.runs);
    expect(away.sources.problems).toEqual([
      {
        file: 'https://store.example.com/web/latest.xml',
        message: expect.stringContaining('could not be read'),
      },
    ]);
    expect(JSON.stringify(away)).not.toContain('secret');

    places.file = junit('later');
    const back = await scan();
    expect(back.sources.problems).toEqual([]);
    expect(back.runs).toHaveLength(first.runs.length + 1);
  });

  it('are not read beyond the limit', async () => {
    places.file = junit('x'.repeat(3000));
    const detail = await scan();
    expect(detail.sources.problems[0].message).toContain('upload.maxBytes');
    expect(detail.runs).toHaveLength(2);
  });
});
