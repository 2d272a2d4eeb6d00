import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { isEntityRef } from './nameOfRef';
import { Unknown } from './Values';

/** A person or team: a link where the catalog knows it, else the name as it stands. */
export function Person(props: {
  name: string | null;
  otherwise: string;
  /** Without the sign of people and teams, where many stand below each other. */
  plain?: boolean;
}) {
  const { name } = props;
  if (name === null) return <Unknown why={props.otherwise} />;
  if (!isEntityRef(name)) return <>{name}</>;
  return (
    <EntityRefLink
      entityRef={name}
      defaultKind={parseEntityRef(name).kind}
      hideIcon={props.plain}
    />
  );
}
