import { isError } from '@backstage/errors';
import { LineCounter, parseAllDocuments } from 'yaml';
import { CommandFailure } from '../failure';
import { readInside } from './files';

export const catalogFile = 'catalog-info.yaml';
const maxEntities = 1000;

/** What the command needs of an entity of a catalog file. */
export interface LocalEntity {
  kind: string;
  /** `component:default/name`, in lower case. */
  entityRef: string;
  name: string;
  title: string | null;
  annotations: ReadonlyMap<string, string>;
  tags: string[];
  spec: ReadonlyMap<string, unknown>;
}

/**
 * The entities of a folder's `catalog-info.yaml`; none where it has no such
 * file. A broken file ends the command with the place.
 */
export async function readCatalog(root: string): Promise<LocalEntity[]> {
  const text = await readInside(root, catalogFile);
  if (text === undefined) return [];
  const lines = new LineCounter();
  let values: unknown[];
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines });
    if (!Array.isArray(documents)) return [];
    const broken = documents.flatMap(document => document.errors)[0];
    if (broken) {
      const { line, col } = lines.linePos(broken.pos[0]);
      throw new CommandFailure(
        `${catalogFile}:${line}:${col}: it is not valid YAML: ${
          broken.message.split('\n')[0]
        }`,
      );
    }
    values = documents
      .slice(0, maxEntities)
      .map(document => document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    // Aliases without end, or nesting deeper than the parser's stack.
    throw new CommandFailure(
      `${catalogFile}: it can't be read: ${
        isError(error) ? error.message : String(error)
      }`,
    );
  }
  return values.flatMap(value => toEntity(value) ?? []);
}

function toEntity(value: unknown): LocalEntity | null {
  const entity = mapOf(value);
  const metadata = mapOf(entity.get('metadata'));
  const kind = textOf(entity.get('kind'));
  const name = textOf(metadata.get('name'));
  if (kind === null || name === null) return null;
  const annotations = new Map<string, string>();
  for (const [key, text] of mapOf(metadata.get('annotations'))) {
    if (typeof text === 'string') annotations.set(key, text);
  }
  return {
    kind: kind.toLocaleLowerCase('en-US'),
    entityRef: fullRef(
      `${kind}:${textOf(metadata.get('namespace')) ?? 'default'}/${name}`,
      kind,
    ),
    name,
    title: textOf(metadata.get('title')),
    annotations,
    tags: textsOf(metadata.get('tags')),
    spec: mapOf(entity.get('spec')),
  };
}

/** `name`, `kind:name` or `kind:namespace/name` as a full reference in lower case. */
export function fullRef(ref: string, defaultKind: string): string {
  const colon = ref.indexOf(':');
  const kind = colon === -1 ? defaultKind : ref.slice(0, colon);
  const rest = ref.slice(colon + 1);
  const [namespace, name] = rest.includes('/')
    ? [rest.slice(0, rest.indexOf('/')), rest.slice(rest.indexOf('/') + 1)]
    : ['default', rest];
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/** Entries of a mapping; none where the value is something else. */
export function mapOf(value: unknown): ReadonlyMap<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : new Map();
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is string => typeof entry === 'string')
    : [];
}
