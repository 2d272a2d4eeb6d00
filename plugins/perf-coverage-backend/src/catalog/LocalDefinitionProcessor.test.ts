import { Entity } from '@backstage/catalog-model';
import { promises as fs } from 'fs';
import os from 'os';
import path from 'path';
import { AllowedFolders } from '../sources';
import { LocalDefinitionProcessor } from './LocalDefinitionProcessor';

let root: string;
let processor: LocalDefinitionProcessor;

beforeEach(async () => {
  root = await fs.realpath(
    await fs.mkdtemp(path.join(os.tmpdir(), 'definitions-test-')),
  );
  await fs.mkdir(path.join(root, 'allowed/api/docs'), { recursive: true });
  await fs.writeFile(path.join(root, 'secret.yaml'), 'secret');
  await fs.writeFile(path.join(root, 'allowed/secret.yaml'), 'secret');
  await fs.writeFile(path.join(root, 'allowed/api/catalog-info.yaml'), '');
  await fs.writeFile(path.join(root, 'allowed/api/docs/v1.yaml'), 'openapi: 3');
  await fs.symlink(
    path.join(root, 'secret.yaml'),
    path.join(root, 'allowed/api/linked.yaml'),
  );
  processor = new LocalDefinitionProcessor(
    new AllowedFolders([path.join(root, 'allowed')]),
  );
});

afterEach(async () => {
  await fs.rm(root, { recursive: true, force: true });
});

function anApi(definition: unknown, kind = 'API'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'swaps' },
    spec: { type: 'openapi', definition: definition as string },
  };
}

const here = () => ({
  type: 'file',
  target: path.join(root, 'allowed/api/catalog-info.yaml'),
});

it('reads a document beside or below the catalog file', async () => {
  const entity = await processor.preProcessEntity(
    anApi({ $text: './docs/v1.yaml' }),
    here(),
  );
  expect(entity.spec).toEqual({ type: 'openapi', definition: 'openapi: 3' });
});

it.each<[string, Entity, string]>([
  ['a document in the entity', anApi('openapi: 3'), 'file'],
  ['other placeholders', anApi({ $json: './a.json' }), 'file'],
  ['what is no placeholder', anApi({ $text: './a', more: 1 }), 'file'],
  ['other kinds', anApi({ $text: './docs/v1.yaml' }, 'Component'), 'file'],
  [
    'places that the catalog reads itself',
    anApi({ $text: './v1.yaml' }),
    'url',
  ],
])('leaves %s to the catalog', async (_name, entity, type) => {
  expect(await processor.preProcessEntity(entity, { ...here(), type })).toBe(
    entity,
  );
});

it.each([
  ['../secret.yaml', 'leads out'],
  ['./linked.yaml', 'leads out'],
  ['/etc/hostname', 'leads out'],
  ['./absent.yaml', 'there is no ./absent.yaml'],
])('does not read %s', async (file, message) => {
  await expect(
    processor.preProcessEntity(anApi({ $text: file }), here()),
  ).rejects.toThrow(message);
});

it('reads nothing outside of the allowed folders', async () => {
  await expect(
    processor.preProcessEntity(anApi({ $text: './secret.yaml' }), {
      type: 'file',
      target: path.join(root, 'catalog-info.yaml'),
    }),
  ).rejects.toThrow('allowedFolders');
});
