import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import path from 'path';
import { SourcesError } from './SourcesError';

/** Where the catalog says that an entity's sources are. */
export type SourceLocation =
  | { type: 'url'; url: string }
  /** An absolute path of a folder, or of a file in it. */
  | { type: 'file'; path: string };

/**
 * The entity's `backstage.io/source-location`, else the place of its catalog
 * file. A `file:` location may be relative to the folder of the catalog file;
 * only entities that the catalog itself read from a file may name one.
 */
export function sourceLocation(entity: Entity): SourceLocation {
  const annotations = entity.metadata.annotations ?? {};
  const managedBy = readRef(annotations, ANNOTATION_LOCATION);
  const source = readRef(annotations, ANNOTATION_SOURCE_LOCATION);
  const chosen = source ?? managedBy;
  if (!chosen) {
    throw new SourcesError(
      'no-sources',
      `The entity has no ${ANNOTATION_SOURCE_LOCATION} annotation and no catalog file to look beside; add the annotation with the address of its repository, such as url:https://github.com/org/repo/`,
    );
  }
  if (chosen.type === 'url') return { type: 'url', url: chosen.target };
  if (chosen.type !== 'file') {
    throw new SourcesError(
      'no-sources',
      `Sources of type "${chosen.type}" can't be read; set ${ANNOTATION_SOURCE_LOCATION} to a url: or file: location`,
    );
  }
  if (managedBy?.type !== 'file') {
    throw new SourcesError(
      'failed',
      `${ANNOTATION_SOURCE_LOCATION} names a folder of the backend's machine, which only entities from a local catalog file may do; use a url: location`,
    );
  }
  if (chosen.target.split(/[/\\]/).includes('..')) {
    throw new SourcesError(
      'failed',
      `The source location ${chosen.target} leads upwards; name the folder without ".."`,
    );
  }
  return {
    type: 'file',
    path: path.resolve(path.dirname(managedBy.target), chosen.target),
  };
}

function readRef(annotations: Record<string, string>, name: string) {
  const value = annotations[name];
  if (!value) return undefined;
  try {
    return parseLocationRef(value);
  } catch (error) {
    throw new SourcesError(
      'no-sources',
      `The annotation ${name} is "${value}", which is no location; write it as url:https://… or file:…`,
      { cause: error },
    );
  }
}
