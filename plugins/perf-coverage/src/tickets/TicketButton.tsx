import Button from '@material-ui/core/Button';
import type { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { Suspense, lazy, useState } from 'react';
import type { GapPlanning } from '../gapPlans';
import { useText } from '../translation';

// Few readers write tickets; the text of them is a chunk of its own.
const TicketDialog = lazy(() =>
  import('./TicketDialog').then(module => ({ default: module.TicketDialog })),
);

/** Opens the ticket text of one gap or of many. */
export function TicketButton(props: {
  gaps: readonly GapRecord[];
  planning: GapPlanning;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {t('tickets.open')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <TicketDialog
            gaps={props.gaps}
            planning={props.planning}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
