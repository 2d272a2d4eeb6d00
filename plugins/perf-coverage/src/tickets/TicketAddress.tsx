import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  GapRecord,
  TicketState,
  ticketStates,
} from 'backstage-plugin-perf-coverage-common';
import { FormEvent, useState } from 'react';
import { ChoiceField } from '../components/ChoiceField';
import { Field } from '../components/Field';
import { safeUrl } from '../components/safeUrl';
import type { GapPlanning } from '../gapPlans';
import { useText } from '../translation';
import { trackerOf } from './makeTicket';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    margin: theme.spacing(1.5, 0),
  },
  address: { flex: '1 1 240px' },
}));

/** Where the ticket is followed and how it stands, kept on the gap. */
export function TicketAddress(props: {
  gap: GapRecord;
  planning: GapPlanning;
}) {
  const classes = useStyles();
  const t = useText();
  const { gap, planning } = props;
  const standing = gap.planning?.ticket ?? null;
  const [url, setUrl] = useState(standing?.url ?? '');
  const [state, setState] = useState<TicketState>(standing?.state ?? 'open');
  const address = safeUrl(url.trim());
  const wrong = url.trim() !== '' && address === null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (wrong || planning.busy) return;
    planning.plan([gap], {
      ticket: address
        ? { url: address, state, tracker: trackerOf(address) }
        : null,
    });
  };
  return (
    <form className={classes.root} onSubmit={save}>
      <Field
        className={classes.address}
        size="small"
        label={t('tickets.address')}
        value={url}
        error={wrong}
        helperText={wrong ? t('tickets.addressWrong') : undefined}
        placeholder="https://"
        InputLabelProps={{ shrink: true }}
        onChange={event => setUrl(event.target.value)}
      />
      <ChoiceField
        label={t('tickets.state')}
        value={state}
        options={ticketStates.map(name => ({
          value: name,
          label: t(`tickets.state-${name}`),
        }))}
        onChange={value =>
          setState(ticketStates.find(name => name === value) ?? 'open')
        }
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={wrong || planning.busy !== undefined}
      >
        {t('tickets.keep')}
      </Button>
    </form>
  );
}
