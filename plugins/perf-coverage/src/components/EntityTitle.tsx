import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { cutMiddle } from './format';
import { isEntityRef } from './nameOfRef';

interface Props {
  /** A reference, or a name that the catalog does not know. */
  value: string;
  /** The kind that goes without saying. */
  kind?: string;
  /** Longer ones are cut in their middle. */
  most: number;
}

function Known(props: Props) {
  const { primaryTitle } = useEntityPresentation(props.value, {
    defaultKind: props.kind,
    defaultNamespace: 'default',
  });
  return <>{cutMiddle(primaryTitle, props.most)}</>;
}

/** How the catalog calls an entity, as text: `group:default/data-team` → `Data & Analytics`. */
export function EntityTitle(props: Props) {
  return isEntityRef(props.value) ? (
    <Known {...props} />
  ) : (
    <>{cutMiddle(props.value, props.most)}</>
  );
}
