import { Knex } from 'knex';
import { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { Entity } from '@backstage/catalog-model';
import { aComponent, anEntity, NOW } from './builders';
import { Portal, PortalOptions, startPortal } from './portal';

const api: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    type: 'openapi',
    definition:
      'openapi: 3.0.0\ninfo: { title: Web, version: "1" }\npaths: { /a: { get: {} }, /b: { get: {} } }\n',
  },
};

export const web = 'component:default/web';
export const shop = 'component:default/shop';
/** Of another owner, and hidden from `outsider`. */
export const secret = 'component:default/secret';

/** A portal with three components, over whatever the database has. */
export function openPlanningPortal(
  knex: Knex,
  options: Pick<PortalOptions, 'logger'> = {},
): Promise<Portal> {
  const relations = (owner: string) => [
    { type: 'ownedBy', targetRef: owner },
    { type: 'providesApi', targetRef: 'api:default/web' },
    { type: 'partOf', targetRef: 'system:default/all' },
  ];
  return startPortal({
    ...options,
    knex,
    entities: [
      anEntity('web', { relations: relations('group:default/care') }),
      anEntity('shop', { relations: relations('group:default/care') }),
      anEntity('secret', { relations: relations('group:default/other') }),
      api,
    ],
    outsiderSees: [web],
  });
}

/** The same, scanned: its gaps are those of an assessment without any evidence. */
export async function startPlanningPortal(
  knex: Knex,
  options: Pick<PortalOptions, 'logger'> = {},
): Promise<{
  portal: Portal;
  gaps: (entityRef: string) => Promise<GapRecord[]>;
}> {
  const portal = await openPlanningPortal(knex, options);
  const { database } = portal;
  const systemRef = 'system:default/all';
  await database.components.sync(
    [
      aComponent('web', { systemRef }),
      aComponent('shop', { systemRef }),
      aComponent('secret', { systemRef, ownerRef: 'group:default/other' }),
    ],
    NOW,
  );
  for (const name of ['web', 'shop', 'secret']) await scan(portal, name);
  return {
    portal,
    gaps: async entityRef =>
      (await database.assessments.listGaps(entityRef)).filter(
        gap => gap.status === 'open',
      ),
  };
}

export async function scan(portal: Portal, name: string): Promise<void> {
  const path = `/v1/components/component/default/${name}/scan`;
  const asked = await portal.post(path);
  if (asked.status !== 202) throw new Error(asked.text);
  for (;;) {
    const { body } = await portal.get(path);
    if (body.stage === 'finished') break;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
