import { parseEntityRef } from '@backstage/catalog-model';

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
