import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ComponentQuery } from 'backstage-plugin-perf-coverage-common';
import { useNavigate } from 'react-router-dom';
import { perfCoverageApiRef, usePages } from '../../api';
import { MorePages } from '../../components/MorePages';
import { Trouble } from '../../components/Trouble';
import { useComponentLink } from '../../components/useComponentLink';
import { useText } from '../../translation';
import { HeatMap } from './HeatMap';

/** Rows of one answer: as many as are drawn within a blink. */
const PAGE_SIZE = 500;

/** The selection against the kinds of test. */
export function HeatMapView(props: {
  query: ComponentQuery | undefined;
  shownText(rows: number): string | undefined;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const navigate = useNavigate();
  const linkTo = useComponentLink();
  const map = usePages(props.query, (asked: ComponentQuery) =>
    api.getHeatMap({ ...asked, limit: PAGE_SIZE }),
  );
  if (map.error) {
    return (
      <Trouble
        error={map.error}
        what={t('portfolio.whatHeat')}
        onRetry={map.reload}
      />
    );
  }
  if (!map.items) return <Skeleton variant="rect" height={420} />;
  return (
    <>
      <HeatMap
        rows={map.items}
        linkTo={linkTo}
        onOpen={entityRef => navigate(linkTo(entityRef))}
      />
      <MorePages
        pages={map}
        what={t('portfolio.whatRest')}
        shown={props.shownText(map.items.length)}
      />
    </>
  );
}
