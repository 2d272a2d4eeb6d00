import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { ChoiceField } from '../components/ChoiceField';
import { Pane } from '../components/Pane';
import { Person } from '../components/Person';
import { Unknown } from '../components/Values';
import { formatDay, formatHours, formatShare } from '../components/format';
import { PriorityChip, quietText } from '../state';
import { useText } from '../translation';
import { Place, PlacedItem, phaseNames, placedItems } from './places';
import { personName, phaseTitle } from './sentences';
import { useGapLink } from './useGapLink';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(2, 0),
    fontVariantNumeric: 'tabular-nums',
    '& dt': { color: quietText(theme) },
    '& dd': { margin: 0 },
  },
  fields: { display: 'grid', gap: theme.spacing(2) },
}));

/** One piece of work: its dates, what decides them, and another phase or person for it. */
export function ItemPane(props: {
  scope: string;
  placed: PlacedItem | undefined;
  roadmap: Roadmap;
  people: readonly (string | null)[];
  editable: boolean;
  /** Ids of the work that goes before all other, in its order. */
  first: readonly string[];
  onMove(id: string, from: Place, to: Place): void;
  /** A place among what goes first; null for the turn by priority. */
  onTurn(id: string, place: number | null): void;
  onClose(): void;
}) {
  const classes = useStyles();
  const t = useText();
  const linkTo = useGapLink(props.scope);
  const { placed, roadmap } = props;
  if (!placed) return null;
  const { item } = placed;
  const gapAddress = linkTo(item);
  const from = { phase: placed.phase, assignee: item.assignee };
  const titles = new Map(
    placedItems(roadmap).map(other => [other.id, other.item.title]),
  );
  const before = props.first.filter(id => id !== placed.id);
  const turn = props.first.indexOf(placed.id);
  return (
    <Pane open title={item.title} onClose={props.onClose}>
      <PriorityChip priority={item.priority} />
      <dl className={classes.facts}>
        <dt>{t('roadmap.who')}</dt>
        <dd>
          <Person name={item.assignee} otherwise={t('roadmap.nobody')} />
        </dd>
        <dt>{t('roadmap.planned')}</dt>
        <dd>
          {formatDay(item.start)} – {formatDay(item.end)}
        </dd>
        <dt>{t('roadmap.hours')}</dt>
        <dd>{formatHours(item.hours)}</dd>
        <dt>{t('roadmap.likelyDone')}</dt>
        <dd>
          {item.forecast?.p80 ? (
            t('roadmap.p50p80', {
              p50: formatDay(item.forecast.p50 ?? item.forecast.p80),
              p80: formatDay(item.forecast.p80),
            })
          ) : (
            <Unknown why={t('roadmap.noForecast')} />
          )}
        </dd>
        {item.criticality !== undefined && (
          <>
            <dt>{t('roadmap.criticality')}</dt>
            <dd>{formatShare(item.criticality)}</dd>
          </>
        )}
        {item.due && (
          <>
            <dt>{t('roadmap.due')}</dt>
            <dd>{formatDay(item.due)}</dd>
          </>
        )}
        {item.dependsOn.length > 0 && (
          <>
            <dt>{t('roadmap.after')}</dt>
            <dd>{item.dependsOn.map(id => titles.get(id) ?? id).join('; ')}</dd>
          </>
        )}
      </dl>
      {gapAddress && (
        <p>
          <Link to={gapAddress}>{t('roadmap.openGap')}</Link>
        </p>
      )}
      {props.editable && (
        <div className={classes.fields}>
          <ChoiceField
            label={t('roadmap.moveToPhase')}
            value={placed.phase ?? ''}
            options={[
              ...phaseNames(roadmap).map(name => ({
                value: name,
                label: phaseTitle(t, roadmap, name),
              })),
              { value: '', label: t('roadmap.noPhase') },
            ]}
            onChange={value =>
              props.onMove(placed.id, from, { ...from, phase: value || null })
            }
          />
          <ChoiceField
            label={t('roadmap.giveTo')}
            value={item.assignee ?? ''}
            options={[
              ...props.people
                .filter((name): name is string => name !== null)
                .map(name => ({ value: name, label: personName(t, name) })),
              { value: '', label: t('roadmap.anybody') },
            ]}
            onChange={value =>
              props.onMove(placed.id, from, {
                ...from,
                assignee: value || null,
              })
            }
          />
          <ChoiceField
            label={t('roadmap.turn')}
            value={turn === -1 ? '' : String(turn)}
            options={[
              { value: '', label: t('roadmap.turnPriority') },
              { value: '0', label: t('roadmap.turnFirst') },
              ...before.map((id, at) => ({
                value: String(at + 1),
                label: t('roadmap.turnAfter', { title: titles.get(id) ?? id }),
              })),
            ]}
            onChange={value =>
              props.onTurn(placed.id, value === '' ? null : Number(value))
            }
          />
        </div>
      )}
    </Pane>
  );
}
