import Button from '@material-ui/core/Button';
import {
  Roadmap,
  RoadmapItem,
  roadmapCalendar,
  roadmapCsv,
  roadmapMarkdown,
} from 'backstage-plugin-perf-coverage-common';
import { CopyLink } from '../components/CopyLink';
import { ExportControl } from '../components/ExportControl';
import { download } from '../components/csv';
import { useText } from '../translation';
import { useGapLink } from './useGapLink';

/** The roadmap as it is shown, drafts too: as a table, a text, a calendar, and on paper. */
export function RoadmapExports(props: {
  scope: string;
  title: string;
  roadmap: Roadmap;
}) {
  const t = useText();
  const linkTo = useGapLink(props.scope);
  const { roadmap, title } = props;
  const addressOf = (item: Pick<RoadmapItem, 'gap' | 'entityRef'>) => {
    const to = linkTo(item);
    return to === null ? null : new URL(to, window.location.href).href;
  };
  return (
    <>
      <ExportControl
        choices={[
          {
            format: 'csv',
            save: () =>
              download(
                'performance-roadmap.csv',
                'text/csv',
                roadmapCsv(roadmap, addressOf),
              ),
          },
          {
            format: 'markdown',
            save: () =>
              download(
                'performance-roadmap.md',
                'text/markdown',
                roadmapMarkdown(title, roadmap),
              ),
          },
          {
            format: 'calendar',
            save: () =>
              download(
                'performance-roadmap.ics',
                'text/calendar',
                roadmapCalendar(roadmap, {
                  now: new Date().toISOString(),
                  addressOf,
                }),
              ),
          },
        ]}
      />
      <Button size="small" onClick={() => window.print()}>
        {t('roadmap.print')}
      </Button>
      <CopyLink />
    </>
  );
}
