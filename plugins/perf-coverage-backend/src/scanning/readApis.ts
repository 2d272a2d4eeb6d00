import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, RELATION_PROVIDES_API } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ApiOperations,
  readApiOperations,
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
  if (!api) {
    problems.push({
      file: ref,
      message:
        'The component provides this API, but the catalog has no such entity; register it',
    });
  } else if (api.spec?.type !== 'openapi') {
    problems.push({
      file: ref,
      message: `Operations are read from APIs of type openapi only; this one is of type ${String(
        api.spec?.type,
      )}, its operations are not counted`,
    });
  } else if (typeof definition !== 'string' || definition.trim() === '') {
    problems.push({
      file: ref,
      message: 'The API entity has no definition; add its OpenAPI document',
    });
  } else {
    const operations = readApiOperations(definition, ref);
    apis.push(operations);
    problems.push(
      ...operations.problems.map(({ message, line }) => ({
        file: ref,
        message: line === null ? message : `Line ${line}: ${message}`,
      })),
    );
  }
}
