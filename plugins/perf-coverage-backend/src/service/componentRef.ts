import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The full reference of a component; throws `InputError` for what is none. */
export function componentRef(reference: string): string {
  let parsed;
  try {
    parsed = parseEntityRef(reference, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `"${reference.slice(
        0,
        200,
      )}" is no entity reference; write it like component:default/web`,
      error,
    );
  }
  const entityRef = stringifyEntityRef(parsed);
  if (!entityRef.startsWith('component:')) {
    throw new InputError(
      `${entityRef} is no component; coverage is kept for entities of kind Component`,
    );
  }
  return entityRef;
}
