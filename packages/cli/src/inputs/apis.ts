import {
  ApiKind,
  apiKinds,
  ApiOperations,
  readApi,
  ReadDocumentPart,
} from 'backstage-plugin-perf-coverage-common';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../failure';
import { fullRef, LocalEntity, mapOf, textOf, textsOf } from './catalog';
import { LocalComponent } from './component';
import { isBelow, readerOf, readInside, readNamed, shownPath } from './files';

const placeholders = ['$text', '$yaml', '$json', '$openapi'];

export interface FoundApis {
  apis: ApiOperations[];
  warnings: string[];
}

/** The documents that the call names; one that can't be read at all ends the command. */
export async function readNamedApis(
  place: { root: string; cwd: string },
  files: readonly string[],
): Promise<FoundApis> {
  const found: FoundApis = { apis: [], warnings: [] };
  for (const file of files) {
    const text = await readNamed(place.cwd, file);
    const document = path.resolve(place.cwd, file);
    const api = shownPath(place.root, document);
    const folder = await fs.realpath(path.dirname(document));
    const root = isBelow(place.root, folder) ? place.root : folder;
    const operations = readApi(text, api, undefined, readerOf(root, folder));
    const [first] = operations.problems;
    if (operations.operations.length === 0 && first !== undefined) {
      throw new CommandFailure(
        `${file}${first.line === null ? '' : `:${first.line}`}: ${
          first.message
        }`,
      );
    }
    add(found, operations);
  }
  return found;
}

/** The APIs that the component provides, as far as the folder describes them. */
export async function readProvidedApis(
  root: string,
  component: LocalComponent,
): Promise<FoundApis> {
  const found: FoundApis = { apis: [], warnings: [] };
  const names = textsOf(component.entity?.spec.get('providesApis'));
  for (const ref of new Set(names.map(name => fullRef(name, 'api')))) {
    const entity = component.entities.find(other => other.entityRef === ref);
    if (!entity) {
      found.warnings.push(
        `${ref} is not described in this folder: its operations are not counted (--openapi names its document)`,
      );
      continue;
    }
    try {
      const kind = kindOf(entity);
      const { text, readPart } = await definitionOf(root, entity);
      add(found, readApi(text, ref, kind, readPart));
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      found.warnings.push(`${ref}: ${error.message}`);
    }
  }
  return found;
}

function kindOf(entity: LocalEntity): ApiKind {
  const type = textOf(entity.spec.get('type'));
  const kind = apiKinds.find(known => known === type);
  if (kind) return kind;
  throw new CommandFailure(
    `operations are read from APIs of type ${apiKinds.join(
      ', ',
    )} only; this one is of type ${type}`,
  );
}

async function definitionOf(
  root: string,
  entity: LocalEntity,
): Promise<{ text: string; readPart?: ReadDocumentPart }> {
  const definition = entity.spec.get('definition');
  if (typeof definition === 'string') return { text: definition };
  const fields = mapOf(definition);
  const file = placeholders
    .map(name => textOf(fields.get(name)))
    .find(value => value !== null);
  if (file === undefined || file === null) {
    throw new CommandFailure('it has no definition; add its document');
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(file)) {
    throw new CommandFailure(
      `its definition is at ${file}, which is not fetched; give a copy with --openapi`,
    );
  }
  const text = await readInside(root, file);
  if (text !== undefined) {
    // The catalog puts together only what `$openapi` names.
    return textOf(fields.get('$openapi')) === file
      ? {
          text,
          readPart: readerOf(root, path.resolve(root, path.dirname(file))),
        }
      : { text };
  }
  throw new CommandFailure(`its definition ${file} is not there`);
}

function add(found: FoundApis, operations: ApiOperations) {
  found.apis.push(operations);
  for (const { message, line } of operations.problems) {
    found.warnings.push(
      `${operations.api}${line === null ? '' : `:${line}`}: ${message}`,
    );
  }
}
