import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import SpeedIcon from '@material-ui/icons/Speed';
import { useComponentLink } from './components/useComponentLink';

/** The link of the About card to the Performance tab; small enough to need no chunk of its own. */
export function useIconLink() {
  const { entity } = useEntity();
  const linkTo = useComponentLink();
  return {
    label: 'Performance',
    title: 'What is performance-tested, and what is missing',
    icon: <SpeedIcon />,
    href: linkTo(stringifyEntityRef(entity)),
  };
}
