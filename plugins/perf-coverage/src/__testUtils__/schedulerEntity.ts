import type { Entity } from '@backstage/catalog-model';

export const schedulerEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'residency-scheduler', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'scheduling' },
};
