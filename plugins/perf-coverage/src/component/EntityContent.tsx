import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ComponentPage } from './ComponentPage';

/** The Performance tab of the entity that the page is about. */
export function EntityContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <ComponentPage key={entityRef} entityRef={entityRef} />;
}
