import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { promises as fs } from 'fs';
import os from 'os';
import path from 'path';
import { anEntity } from '../__testUtils__/builders';
import { AllowedFolders } from './AllowedFolders';
import { ComponentSources, SourceReader } from './SourceReader';

let root: string;

beforeEach(async () => {
  root = await fs.realpath(
    await fs.mkdtemp(path.join(os.tmpdir(), 'sources-test-')),
  );
  await fs.mkdir(path.join(root, 'allowed/web/tests'), { recursive: true });
  await fs.mkdir(path.join(root, 'allowed/api'));
  await fs.mkdir(path.join(root, 'secret'));
  await fs.writeFile(path.join(root, 'allowed/web/catalog-info.yaml'), '');
  await fs.writeFile(path.join(root, 'allowed/web/tests/a.py'), 'a = 1');
  await fs.writeFile(path.join(root, 'allowed/web/r.json.gz'), 'packed');
  await fs.writeFile(path.join(root, 'secret/catalog-info.yaml'), '');
  await fs.writeFile(path.join(root, 'secret/key.json'), '{"key": 1}');
});

afterEach(async () => {
  await fs.rm(root, { recursive: true, force: true });
});

function located(managedBy: string, source?: string): Entity {
  return anEntity('web', {
    annotations: {
      'backstage.io/managed-by-location': managedBy,
      ...(source && { 'backstage.io/source-location': source }),
    },
  });
}

function reader(options: {
  folders?: string[];
  urlReader?: ReturnType<typeof mockServices.urlReader.mock>;
  linkTemplate?: string;
}): SourceReader {
  return new SourceReader({
    urlReader: options.urlReader ?? mockServices.urlReader.mock(),
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    allowedFolders: new AllowedFolders(
      options.folders ?? [path.join(root, 'allowed')],
    ),
    linkTemplate: options.linkTemplate ?? null,
    maxFileBytes: 1000,
  });
}

async function opened(
  source: SourceReader,
  entity: Entity,
): Promise<ComponentSources> {
  const sources = await source.open(entity, undefined);
  if (sources === 'unchanged') throw new Error('Nothing was known before');
  return sources;
}

const all = () => true;

describe('sources from a folder', () => {
  const web = () => `file:${root}/allowed/web/catalog-info.yaml`;

  it('are what lies beside the catalog file', async () => {
    const sources = await opened(
      reader({ linkTemplate: 'https://git.example/{entity}/{path}#{line}' }),
      located(web()),
    );
    expect(sources.location).toBe(`file:${root}/allowed/web`);
    expect(sources.tree.paths).toEqual(['catalog-info.yaml', 'tests/a.py']);
    expect(sources.urlTemplate).toBe('https://git.example/web/{path}#{line}');
    expect((await sources.findFiles(all, 10)).paths).toEqual([
      'catalog-info.yaml',
      'r.json.gz',
      'tests/a.py',
    ]);
    expect(await sources.findFiles(all, 1)).toEqual({
      paths: ['catalog-info.yaml'],
      leftOut: 2,
    });
  });

  it('may be a folder further down', async () => {
    const sources = await opened(reader({}), located(web(), 'file:./tests'));
    expect(sources.tree.paths).toEqual(['a.py']);
  });

  it.each<[string, () => Entity, RegExp]>([
    [
      'outside of the allowed folders',
      () => located(`file:${root}/secret/catalog-info.yaml`),
      /may not be read from .*allowedFolders/,
    ],
    [
      'from a folder that is gone',
      () => located(`file:${root}/allowed/gone/catalog-info.yaml`),
      /is not there/,
    ],
    ['upwards', () => located(web(), 'file:../../secret'), /leads upwards/],
    [
      'upwards in an absolute path',
      () => located(web(), `file:${root}/allowed/../secret`),
      /leads upwards/,
    ],
    [
      'in a neighbour whose name starts alike',
      () => located(`file:${root}/allowed-not/catalog-info.yaml`),
      /may not be read from/,
    ],
    [
      'that only entities from a local file may name',
      () => located('url:https://github.com/o/r/blob/main/c.yaml', 'file:/etc'),
      /only entities from a local catalog file/,
    ],
  ])('are not read %s', async (_name, entity, message) => {
    await expect(reader({}).open(entity(), undefined)).rejects.toMatchObject({
      name: 'SourcesError',
      status: 'failed',
      message: expect.stringMatching(message),
    });
  });

  it('do not tell whether something is there outside of what is allowed', async () => {
    const errors = await Promise.all(
      ['secret', 'absent'].map(name =>
        reader({})
          .open(located(`file:${root}/${name}/catalog-info.yaml`), undefined)
          .catch(error => error.message.replace(name, 'x')),
      ),
    );
    expect(errors[0]).toBe(errors[1]);
  });

  it('are nowhere by default', async () => {
    await expect(
      reader({ folders: [] }).open(located(web()), undefined),
    ).rejects.toThrow('may not be read from');
  });

  it('do not follow links out of the folder', async () => {
    await fs.symlink(
      path.join(root, 'secret'),
      path.join(root, 'allowed/web/linked'),
    );
    await fs.symlink(
      path.join(root, 'secret/key.json'),
      path.join(root, 'allowed/web/key.json'),
    );
    await fs.symlink(
      path.join(root, 'secret'),
      path.join(root, 'allowed/escape'),
    );
    const sources = await opened(reader({}), located(web()));
    expect(sources.tree.paths).toEqual(['catalog-info.yaml', 'tests/a.py']);
    expect((await sources.findFiles(all, 10)).paths).not.toContain('key.json');
    await expect(sources.openFile('key.json')).rejects.toThrow('is a link');
    await expect(sources.openFile('linked/key.json')).rejects.toThrow(
      'is a link',
    );
    await expect(
      reader({}).open(
        located(`file:${root}/allowed/escape/catalog-info.yaml`),
        undefined,
      ),
    ).rejects.toThrow('may not be read from');
  });

  it('have result files up to a size', async () => {
    await fs.writeFile(
      path.join(root, 'allowed/web/big.json'),
      'x'.repeat(1001),
    );
    const sources = await opened(reader({}), located(web()));
    await expect(sources.openFile('big.json')).rejects.toThrow(
      /1001 bytes, more than perfCoverage.upload.maxBytes/,
    );
  });

  it.each<[string, () => Entity, RegExp]>([
    ['no location', () => anEntity('web'), /add the annotation/],
    [
      'a location of another kind',
      () => located('bootstrap:bootstrap'),
      /of type "bootstrap"/,
    ],
    [
      'what is no location',
      () => located(web(), 'somewhere'),
      /is no location/,
    ],
  ])(
    'are missing with %s, and that is said',
    async (_name, entity, message) => {
      await expect(reader({}).open(entity(), undefined)).rejects.toMatchObject({
        status: 'no-sources',
        message: expect.stringMatching(message),
      });
    },
  );
});

describe('sources at an address', () => {
  const entity = located(
    'url:https://github.com/org/repo/blob/main/web/catalog-info.yaml',
    'url:https://github.com/org/repo/tree/main/web/',
  );

  function answering(readTree: UrlReaderService['readTree']) {
    return mockServices.urlReader.mock({ readTree });
  }

  const tree = answering(async () => ({
    etag: 'e1',
    files: async () => [],
    archive: async () => {
      throw new Error('not asked for');
    },
    dir: async options => {
      const dir = options?.targetDir ?? '';
      await fs.writeFile(path.join(dir, 'load.js'), 'export default 1');
      return dir;
    },
  }));

  it('are unpacked, linked to their place, and removed again', async () => {
    const sources = await opened(reader({ urlReader: tree }), entity);
    expect(tree.readTree.mock.calls[0][0]).toBe(
      'https://github.com/org/repo/tree/main/web/',
    );
    expect(sources.tree.paths).toEqual(['load.js']);
    expect(await sources.tree.read('load.js')).toBe('export default 1');
    expect(sources.etag).toBe('e1');
    expect(sources.urlTemplate).toBe(
      'https://github.com/org/repo/blob/main/web/{path}#L{line}',
    );
    await sources.close();
    expect(await sources.tree.read('load.js')).toBeUndefined();
  });

  it('are not read again while they are the same', async () => {
    const urlReader = answering(async (_url, options) => {
      throw new NotModifiedError(`still ${options?.etag}`);
    });
    const location = 'url:https://github.com/org/repo/tree/main/web/';
    expect(
      await reader({ urlReader }).open(entity, { location, etag: 'e1' }),
    ).toBe('unchanged');
    expect(urlReader.readTree.mock.calls[0][1]).toMatchObject({ etag: 'e1' });
    // What is known is of another place.
    await reader({ urlReader }).open(entity, {
      location: 'url:https://github.com/org/other/',
      etag: 'e1',
    });
    expect(urlReader.readTree.mock.calls[1][1]?.etag).toBeUndefined();
  });

  it.each([
    [new NotFoundError('404'), 'failed', /There is nothing at/],
    [new Error('getaddrinfo'), 'failed', /could not be read: getaddrinfo/],
  ])('answer %s as a sentence', async (error, status, message) => {
    const urlReader = answering(async () => {
      throw error;
    });
    await expect(
      reader({ urlReader }).open(entity, undefined),
    ).rejects.toMatchObject({
      status,
      message: expect.stringMatching(message),
    });
  });
});
