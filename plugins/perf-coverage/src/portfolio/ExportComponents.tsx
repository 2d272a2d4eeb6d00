import { useApi } from '@backstage/core-plugin-api';
import type { ComponentQuery } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef } from '../api';
import { ListExport } from '../components/ListExport';
import { useComponentLink } from '../components/useComponentLink';
import { componentsToCsv } from './componentCsv';

/** All selected components as CSV. */
export function ExportComponents(props: {
  query: ComponentQuery | undefined;
  total: number;
}) {
  const api = useApi(perfCoverageApiRef);
  const linkTo = useComponentLink();
  return (
    <ListExport
      fileName="performance-portfolio.csv"
      query={props.query}
      total={props.total}
      ask={(asked: ComponentQuery) => api.listComponents(asked)}
      toCsv={components =>
        componentsToCsv(
          components,
          ({ entityRef }) =>
            new URL(linkTo(entityRef), window.location.href).href,
        )
      }
    />
  );
}
