import { useEntity } from '@backstage/plugin-catalog-react';
import Skeleton from '@material-ui/lab/Skeleton';
import { Suspense, lazy } from 'react';
import { useCalmMotion } from '../components/useCalmMotion';
import { usePrintedPage } from '../components/usePrintedPage';

const ComponentTab = lazy(() =>
  import('../component').then(module => ({ default: module.EntityContent })),
);
const MembersTab = lazy(() =>
  import('../members').then(module => ({ default: module.MembersContent })),
);

/** The Performance tab: of a component itself, of other entities the sums of their components. */
export function EntityTab() {
  useCalmMotion();
  usePrintedPage();
  const { entity } = useEntity();
  const isComponent = entity.kind.toLocaleLowerCase('en-US') === 'component';
  return (
    <Suspense fallback={<Skeleton variant="rect" height={420} />}>
      {isComponent ? <ComponentTab /> : <MembersTab />}
    </Suspense>
  );
}
