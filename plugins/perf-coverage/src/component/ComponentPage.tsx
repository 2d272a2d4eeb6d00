import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { ReactElement, Suspense, lazy } from 'react';
import { useComponent } from '../api';
import { GapsPage } from '../gaps';
import { InventoryPage } from '../inventory';
import {
  OperationsPage,
  OverviewPage,
  PolicyPage,
  SlasPage,
} from '../overview';
import { ResultsPage, RunPage } from '../results';
import { RoadmapPage } from '../roadmap';
import { SourceViewer } from '../sources';
import { Trouble } from '../components/Trouble';
import { ComponentHead } from './ComponentHead';
import { ComponentProvider } from './ComponentContext';
import { SubNavigation } from './SubNavigation';
import { SubPage, useSubPage } from './useSubPage';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: { lineHeight: 1.5 },
  skeleton: { display: 'grid', gap: theme.spacing(1.5) },
}));

const PlanPage = lazy(() =>
  import('../plan/PlanPage').then(module => ({ default: module.PlanPage })),
);

// Charts are a chunk of their own.
const TrendPage = lazy(() =>
  import('../results/TrendPage').then(module => ({
    default: module.TrendPage,
  })),
);

function resultsOf([item, id]: string[]): ReactElement {
  if (item === 'series' && id !== undefined) {
    return (
      <Suspense fallback={<Skeleton variant="rect" height={220} />}>
        <TrendPage key={id} seriesId={id} />
      </Suspense>
    );
  }
  return item === undefined ? (
    <ResultsPage />
  ) : (
    <RunPage key={item} runId={item} />
  );
}

function NoPage() {
  const t = useText();
  return <p>{t('component.noPage')}</p>;
}

function pageOf(subPage: SubPage | undefined, items: string[]): ReactElement {
  switch (subPage) {
    case 'overview':
      return <OverviewPage />;
    case 'gaps':
      return <GapsPage />;
    case 'inventory':
      return <InventoryPage />;
    case 'results':
      return resultsOf(items);
    case 'roadmap':
      return <RoadmapPage />;
    case 'plan':
      return (
        <Suspense fallback={<Skeleton variant="rect" height={360} />}>
          <PlanPage items={items} />
        </Suspense>
      );
    case 'slas':
      return <SlasPage />;
    case 'operations':
      return <OperationsPage />;
    case 'policy':
      return <PolicyPage />;
    case undefined:
      return <NoPage />;
    default: {
      const never: never = subPage;
      return never;
    }
  }
}

/** All that is known of one component, in five sub-pages with addresses. */
export function ComponentPage(props: { entityRef: string }) {
  const classes = useStyles();
  const t = useText();
  const { entityRef } = props;
  const { value, error, reload } = useComponent(entityRef);
  const { subPage, items, to } = useSubPage(entityRef);
  return (
    <div className={classes.root}>
      {error && (
        <Trouble error={error} what={t('component.what')} onRetry={reload} />
      )}
      {!value && !error && (
        <div className={classes.skeleton} aria-busy="true">
          <Skeleton variant="text" width="min(100%, 640px)" height={40} />
          <Skeleton variant="text" width="min(100%, 440px)" height={44} />
          {Array.from({ length: 7 }, (_, index) => (
            <Skeleton key={index} variant="text" height={32} />
          ))}
        </div>
      )}
      {value && (
        <ComponentProvider value={{ entityRef, detail: value, to, reload }}>
          <ComponentHead onRescanned={reload} />
          <SubNavigation current={subPage} to={to} />
          {pageOf(subPage, items)}
          <SourceViewer />
        </ComponentProvider>
      )}
    </div>
  );
}
