import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  GapListItem,
  roadmapCalendar,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { gapsToCsv } from '../allGaps/gapCsv';
import { perfCoverageApiRef } from '../api';
import { CopyLink } from '../components/CopyLink';
import { ExportControl } from '../components/ExportControl';
import { download } from '../components/csv';
import { useGapAddress } from '../components/useGapAddress';
import { PORTAL } from '../roadmap';
import { useText } from '../translation';
import { gapsToMarkdown } from './gapsMarkdown';

/** What is shown as CSV or Markdown, the planned work as a calendar, and all of it on paper. */
export function PlanExports(props: { gaps: readonly GapListItem[] }) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const addressOf = useGapAddress();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const { gaps } = props;
  const whole = (gap: { entityRef: string; id: string }) =>
    new URL(addressOf(gap), window.location.href).href;
  const saveCalendar = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { roadmap } = await api.planRoadmap({ scope: PORTAL, runs: 1 });
      download(
        'performance-roadmap.ics',
        'text/calendar',
        roadmapCalendar(roadmap, {
          now: new Date().toISOString(),
          addressOf: item =>
            item.gap !== null && item.entityRef
              ? whole({ entityRef: item.entityRef, id: item.gap })
              : null,
        }),
      );
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ExportControl
        disabled={gaps.length === 0 || busy}
        error={error}
        choices={[
          {
            format: 'csv',
            save: () =>
              download(
                'performance-plan.csv',
                'text/csv',
                gapsToCsv(gaps, whole),
              ),
          },
          {
            format: 'markdown',
            save: () =>
              download(
                'performance-plan.md',
                'text/markdown',
                gapsToMarkdown(gaps, whole),
              ),
          },
          {
            format: 'calendar',
            help: t('planning.icsHelp'),
            save: saveCalendar,
          },
        ]}
      />
      <Button size="small" onClick={() => window.print()}>
        {t('planning.print')}
      </Button>
      <CopyLink />
    </>
  );
}
