import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';
import { isEntityRef, nameOfRef } from './nameOfRef';

/** How the catalog calls what a reference names; anything else as it stands. */
export type NameOf = (value: string) => string;

/**
 * Names for plain text, where no `EntityTitle` can stand: options, labels,
 * sentences. Until the catalog answered it is the name in the reference; then
 * the page is drawn again.
 */
export function useNameOf(): NameOf {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const [kept, renew] = useState(() => ({
    names: new Map<string, string>(),
    awaited: [] as Promise<unknown>[],
  }));
  useEffect(() => {
    if (kept.awaited.length === 0) return;
    // A name that can't be had stays the reference's.
    Promise.allSettled(kept.awaited.splice(0)).then(() =>
      renew(before => ({ ...before })),
    );
  });
  return useCallback(
    value => {
      if (!isEntityRef(value)) return value;
      const known = kept.names.get(value);
      if (known !== undefined) return known;
      if (!presentations) return nameOfRef(value);
      const { snapshot, promise, update$ } = presentations.forEntity(value, {
        defaultKind: parseEntityRef(value).kind,
        defaultNamespace: 'default',
      });
      kept.names.set(value, snapshot.primaryTitle);
      if (update$) {
        kept.awaited.push(
          promise.then(late => kept.names.set(value, late.primaryTitle)),
        );
      }
      return snapshot.primaryTitle;
    },
    [presentations, kept],
  );
}
