import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import { Suspense, lazy } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { PageLinks } from '../components/PageLinks';
import { rootRouteRef } from '../routes';

const GAPS = 'gaps';

const Portfolio = lazy(() =>
  import('../portfolio').then(module => ({ default: module.PortfolioContent })),
);
const AllGaps = lazy(() =>
  import('../allGaps').then(module => ({ default: module.AllGapsContent })),
);

/** The pages about the whole portal: components and gaps, each with its address. */
export function RootContent() {
  const base = useRouteRef(rootRouteRef)();
  const { pathname } = useLocation();
  const atGaps = pathname.replace(/\/+$/, '').endsWith(`/${GAPS}`);
  return (
    <Content>
      <PageLinks
        label="Perf Coverage"
        pages={[
          { title: 'Components', to: base, current: !atGaps },
          { title: 'Gaps', to: `${base}/${GAPS}`, current: atGaps },
        ]}
      />
      <Suspense fallback={<Skeleton variant="rect" height={320} />}>
        <Routes>
          <Route path={GAPS} element={<AllGaps />} />
          <Route path="*" element={<Portfolio />} />
        </Routes>
      </Suspense>
    </Content>
  );
}
