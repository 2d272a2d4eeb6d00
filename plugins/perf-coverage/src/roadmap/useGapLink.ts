import { useComponentLink } from '../components/useComponentLink';

/**
 * Addresses of the gaps of items; null for work that closes none. Older
 * roadmaps of one component do not say whose gaps they are: then it is theirs.
 */
export function useGapLink(
  scope: string,
): (item: { gap: string | null; entityRef?: string }) => string | null {
  const linkTo = useComponentLink();
  const otherwise = scope.startsWith('component:') ? scope : undefined;
  return ({ gap, entityRef = otherwise }) =>
    gap === null || entityRef === undefined
      ? null
      : `${linkTo(entityRef, 'gaps')}?gap=${encodeURIComponent(gap)}`;
}
