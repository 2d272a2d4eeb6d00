import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/** References that count as the reader: the user and the groups; undefined until known. */
export function useMe(asked: boolean): string[] | undefined {
  const identity = useApi(identityApiRef);
  const [refs, setRefs] = useState<string[]>();
  useEffect(() => {
    if (!asked) return undefined;
    let current = true;
    identity.getBackstageIdentity().then(
      me => current && setRefs(me.ownershipEntityRefs),
      // Who is unknown owns nothing; the page says so.
      () => current && setRefs([]),
    );
    return () => {
      current = false;
    };
  }, [identity, asked]);
  return refs;
}
