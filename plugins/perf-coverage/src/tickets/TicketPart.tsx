import { Link } from '@backstage/core-components';
import type { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { Quiet } from '../components/Quiet';
import { cutMiddle } from '../components/format';
import { safeUrl } from '../components/safeUrl';
import type { GapPlanning } from '../gapPlans';
import { useText } from '../translation';
import { TicketButton } from './TicketButton';

/** The ticket of a gap, if there is one, and the text to write one. */
export function TicketPart(props: { gap: GapRecord; planning: GapPlanning }) {
  const t = useText();
  const ticket = props.gap.planning?.ticket;
  const address = safeUrl(ticket?.url ?? null);
  return (
    <>
      {ticket && address ? (
        <p>
          <Link to={address} target="_blank" rel="noopener noreferrer">
            {cutMiddle(address, 60)}
          </Link>{' '}
          · {t(`tickets.state-${ticket.state}`)}
        </p>
      ) : (
        <Quiet paragraph>{t('tickets.none')}</Quiet>
      )}
      <TicketButton gaps={[props.gap]} planning={props.planning} />
    </>
  );
}
