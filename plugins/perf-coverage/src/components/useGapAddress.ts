import { useComponentLink } from './useComponentLink';

/** Addresses of gaps on their components' pages. */
export function useGapAddress(): (gap: {
  entityRef: string;
  id: string;
}) => string {
  const linkTo = useComponentLink();
  return ({ entityRef, id }) =>
    `${linkTo(entityRef, 'gaps')}?gap=${encodeURIComponent(id)}`;
}
