import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, RELATION_PROVIDES_API } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  apiKinds,
  ApiOperations,
  readApi,
} from 'backstage-plugin-perf-coverage-common';

const maxApis = 50;

export interface ReadApis {
  apis: ApiOperations[];
  problems: { file: string; message: string }[];
}

/** The operations of the APIs that a component provides, as the catalog has them. */
export async function readApis(
  entity: Entity,
  { catalog, auth }: { catalog: CatalogService; auth: AuthService },
): Promise<ReadApis> {
  const refs = [
    ...new Set(
      (entity.relations ?? [])
        .filter(relation => relation.type === RELATION_PROVIDES_API)
        .map(relation => relation.targetRef),
    ),
  ].sort();
  const result: ReadApis = { apis: [], problems: [] };
  if (refs.length === 0) return result;
  if (refs.length > maxApis) {
    result.problems.push({
      file: 'providesApis',
      message: `Only the first ${maxApis} of ${refs.length} APIs are read`,
    });
  }
  const read = refs.slice(0, maxApis);
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: read },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  read.forEach((ref, index) => addApi(result, ref, items[index]));
  return result;
}

function addApi(
  { apis, problems }: ReadApis,
  ref: string,
  api: Entity | undefined,
): void {
  const definition = api?.spec?.definition;
  const kind = apiKinds.find(known => known === api?.spec?.type);
  if (!api) {
    problems.push({
      file: ref,
      message:
        'The component provides this API, but the catalog has no such entity; register it',
    });
  } else if (!kind) {
    problems.push({
      file: ref,
      message: `Operations are read from APIs of type ${apiKinds.join(
        ', ',
      )} only; this one is of type ${String(
        api.spec?.type,
      )}, its operations are not counted`,
    });
  } else if (typeof definition !== 'string' || definition.trim() === '') {
    problems.push({
      file: ref,
      message: 'The API entity has no definition; add its document',
    });
  } else {
    const operations = readApi(definition, ref, kind);
    apis.push(operations);
    problems.push(
      ...operations.problems.map(({ message, line }) => ({
        file: ref,
        message: line === null ? message : `Line ${line}: ${message}`,
      })),
    );
  }
}
