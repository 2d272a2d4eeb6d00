import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Skeleton from '@material-ui/lab/Skeleton';
import type { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { useId } from 'react';
import { ButtonRow } from '../components/ButtonRow';
import { Disclosure } from '../components/Disclosure';
import { Quiet } from '../components/Quiet';
import { Snippet } from '../components/Snippet';
import { Trouble } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { GapPlanning, PlanningTrouble } from '../gapPlans';
import { useText } from '../translation';
import { TicketAddress } from './TicketAddress';
import type { Ticket } from './makeTicket';
import { MOST_TICKETS, useTickets } from './useTickets';

const trackerNames = { github: 'GitHub', gitlab: 'GitLab', jira: 'Jira' };

function OneTicket(props: { ticket: Ticket; planning: GapPlanning }) {
  const t = useText();
  const { ticket, planning } = props;
  return (
    <>
      {ticket.newIssues.length > 0 ? (
        <ButtonRow label={t('tickets.newIssue')}>
          {ticket.newIssues.map(issue => (
            <Link
              key={issue.url}
              to={issue.url}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('tickets.openAt', { tracker: trackerNames[issue.tracker] })}
              {issue.prefilled !== 'all' && ` ${t('tickets.paste')}`}
            </Link>
          ))}
        </ButtonRow>
      ) : (
        <Quiet>{t('tickets.noTracker')}</Quiet>
      )}
      <Snippet title={ticket.title} text={ticket.body} />
      <TicketAddress
        key={ticket.gap.planning?.revision ?? 0}
        gap={ticket.gap}
        planning={planning}
      />
    </>
  );
}

/** Gaps as complete tickets: to copy, to write at the tracker, and to keep the address of. */
export function TicketDialog(props: {
  gaps: readonly GapRecord[];
  planning: GapPlanning;
  onClose(): void;
}) {
  const t = useText();
  const titleId = useId();
  const { gaps, planning } = props;
  const { value, error, reload } = useTickets(gaps);
  // What was planned meanwhile counts for the address, not what was there at first.
  const tickets = value?.map(ticket => ({
    ...ticket,
    gap:
      gaps.find(
        gap =>
          gap.id === ticket.gap.id && gap.entityRef === ticket.gap.entityRef,
      ) ?? ticket.gap,
  }));
  const all = tickets
    ?.map(ticket => `# ${ticket.title}\n\n${ticket.body}`)
    .join('\n\n');
  return (
    <Dialog
      open
      onClose={props.onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>
        {t('tickets.title', { count: gaps.length })}
      </DialogTitle>
      <DialogContent>
        {error && (
          <Trouble error={error} what={t('tickets.what')} onRetry={reload} />
        )}
        {!tickets && !error && <Skeleton variant="rect" height={320} />}
        {gaps.length > MOST_TICKETS && (
          <Quiet>
            {t('tickets.tooMany', { number: formatNumber(MOST_TICKETS) })}
          </Quiet>
        )}
        {tickets?.length === 1 && (
          <OneTicket ticket={tickets[0]} planning={planning} />
        )}
        {tickets && tickets.length > 1 && (
          <>
            <Disclosure title={t('tickets.allInOne')}>
              <Snippet title={t('tickets.allInOne')} text={all ?? ''} />
            </Disclosure>
            {tickets.map(ticket => (
              <Disclosure key={ticket.key} title={ticket.title}>
                <OneTicket ticket={ticket} planning={planning} />
              </Disclosure>
            ))}
          </>
        )}
        <PlanningTrouble
          error={planning.error}
          conflicts={planning.conflicts}
          titleOf={conflict =>
            gaps.find(gap => gap.id === conflict.gapId)?.title ?? conflict.gapId
          }
          onReload={props.onClose}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
