import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import { Suspense, lazy } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { PageLinks } from '../components/PageLinks';
import { useCalmMotion } from '../components/useCalmMotion';
import { usePrintedPage } from '../components/usePrintedPage';
import { rootRouteRef } from '../routes';
import { useText } from '../translation';

const Portfolio = lazy(() =>
  import('../portfolio').then(module => ({ default: module.PortfolioContent })),
);
const AllGaps = lazy(() =>
  import('../allGaps').then(module => ({ default: module.AllGapsContent })),
);
const Slas = lazy(() =>
  import('../slas').then(module => ({ default: module.SlasContent })),
);
const Settings = lazy(() =>
  import('../settings').then(module => ({ default: module.SettingsContent })),
);
const ScopeRoadmap = lazy(() =>
  import('../roadmap').then(module => ({ default: module.ScopePage })),
);
const Planning = lazy(() =>
  import('../planning').then(module => ({ default: module.PlanningPage })),
);
const MyWork = lazy(() =>
  import('../myWork').then(module => ({ default: module.MyWorkPage })),
);
const Capacity = lazy(() =>
  import('../capacity').then(module => ({ default: module.CapacityPage })),
);

/** Pages below the first one, in the order of their links. */
const pages = [
  { path: 'gaps', title: 'root.gaps', Page: AllGaps },
  { path: 'slas', title: 'root.slas', Page: Slas },
  { path: 'roadmap', title: 'root.roadmap', Page: ScopeRoadmap },
  { path: 'planning', title: 'root.planning', Page: Planning },
  { path: 'my-work', title: 'root.myWork', Page: MyWork },
  { path: 'capacity', title: 'root.capacity', Page: Capacity },
  { path: 'settings', title: 'root.settings', Page: Settings },
] as const;

/** The pages about the whole portal, each with its address. */
export function RootContent() {
  useCalmMotion();
  usePrintedPage();
  const base = useRouteRef(rootRouteRef)();
  const t = useText();
  const { pathname } = useLocation();
  const here = pathname.replace(/\/+$/, '');
  const current = pages.find(({ path }) => here.endsWith(`/${path}`));
  return (
    <Content>
      <PageLinks
        label={t('root.title')}
        pages={[
          { title: t('root.components'), to: base, current: !current },
          ...pages.map(page => ({
            title: t(page.title),
            to: `${base}/${page.path}`,
            current: page === current,
          })),
        ]}
      />
      <Suspense fallback={<Skeleton variant="rect" height={320} />}>
        <Routes>
          {pages.map(({ path, Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<Portfolio />} />
        </Routes>
      </Suspense>
    </Content>
  );
}
