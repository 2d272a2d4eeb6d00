import { CommandFailure } from '../failure';
import { catalogFile, fullRef, readCatalog } from '../inputs/catalog';
import { findPlan } from '../inputs/plan';
import { readSettings } from '../inputs/annotations';

/**
 * The entity that results belong to: named by the call, or the folder's only
 * component, or the one that its plan names. A guess among several would put
 * results on the wrong page.
 */
export async function entityRefFor(
  place: { root: string; cwd: string },
  named: string | undefined,
): Promise<string> {
  if (named !== undefined) {
    const ref = fullRef(named, 'component');
    if (/^[a-z0-9_-]+:[a-z0-9_.-]+\/[a-z0-9_.-]+$/.test(ref)) return ref;
    throw new CommandFailure(
      `--entity ${named}: it is no entity reference; write it like component:default/web`,
    );
  }
  const components = (await readCatalog(place.root)).filter(
    entity => entity.kind === 'component',
  );
  if (components.length === 1) return components[0].entityRef;
  if (components.length === 0) {
    throw new CommandFailure(
      `whose results are these? There is no component in ${catalogFile} here; add --entity component:default/NAME`,
    );
  }
  const plan = await findPlan(place, undefined, readSettings(null));
  const planned = plan?.plan?.component ?? null;
  if (planned !== null) {
    const ref = fullRef(planned, 'component');
    if (components.some(entity => entity.entityRef === ref)) return ref;
  }
  throw new CommandFailure(
    `whose results are these? ${catalogFile} has ${components
      .map(entity => entity.entityRef)
      .join(', ')}; name one with --entity`,
  );
}
