import { parseEntityRef } from '@backstage/catalog-model';

const ENTITY_REF = /^[a-z]+:[^/\s]+\/[^/\s]+$/i;

/** True for `kind:namespace/name`. */
export function isEntityRef(value: string): boolean {
  return ENTITY_REF.test(value);
}

/** `group:default/payments` → `payments`; anything else as it stands. */
export function nameOfRef(value: string): string {
  try {
    const ref = parseEntityRef(value);
    return ref.namespace === 'default'
      ? ref.name
      : `${ref.namespace}/${ref.name}`;
  } catch {
    return value;
  }
}
