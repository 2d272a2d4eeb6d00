import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';

// The kinds that own work or take it; a sentence has other words with a colon, too.
const REFS =
  /\b((?:user|group|component|api|system|domain|resource):[a-z0-9][\w.-]*\/\w(?:[\w.-]*\w)?)/i;

/** A sentence of the backend, in which entities are called as the catalog calls them. */
export function TextWithRefs(props: { text: string }) {
  return (
    <>
      {props.text.split(REFS).map((part, at) =>
        // Every second part is what the expression found.
        at % 2 === 0 ? (
          part
        ) : (
          <EntityRefLink
            key={at}
            entityRef={part}
            defaultKind={parseEntityRef(part).kind}
            hideIcon
          />
        ),
      )}
    </>
  );
}
