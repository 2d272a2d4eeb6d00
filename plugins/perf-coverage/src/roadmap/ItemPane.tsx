import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Roadmap,
  RoadmapComparison,
} from 'backstage-plugin-perf-coverage-common';
import { ChoiceField } from '../components/ChoiceField';
import { Pane } from '../components/Pane';
import { Person } from '../components/Person';
import { TextWithRefs } from '../components/TextWithRefs';
import { Unknown } from '../components/Values';
import { formatDay, formatHours, formatShare } from '../components/format';
import { PriorityChip, StateSign, quietText } from '../state';
import { useText } from '../translation';
import { OpenedWork, Place, phaseNames, placedItems } from './places';
import { effectSentence, phaseTitle } from './sentences';
import { useGapLink } from './useGapLink';
import { usePersonName } from './usePersonName';

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
  opened: OpenedWork | undefined;
  roadmap: Roadmap;
  people: readonly (string | null)[];
  editable: boolean;
  /** What the draft changes, where the pane hides the page that says it. */
  effect: RoadmapComparison | null;
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
  const personName = usePersonName();
  const { opened, roadmap } = props;
  if (!opened) return null;
  const { id: openedId, item, leftOut, assignee, phase } = opened;
  const gapAddress = linkTo(opened);
  const from = { phase, assignee };
  const titles = new Map(
    placedItems(roadmap).map(other => [other.id, other.item.title]),
  );
  const before = props.first.filter(id => id !== openedId);
  const turn = props.first.indexOf(openedId);
  return (
    <Pane open title={opened.title} onClose={props.onClose}>
      {item && <PriorityChip priority={item.priority} />}
      {leftOut && (
        <p>
          <StateSign sign="partial" word={t('roadmap.unplaced')} />
          {' · '}
          <TextWithRefs text={leftOut} />
        </p>
      )}
      <dl className={classes.facts}>
        <dt>{t('roadmap.who')}</dt>
        <dd>
          <Person name={assignee} otherwise={t('roadmap.nobody')} />
        </dd>
        {item && (
          <>
            <dt>{t('roadmap.planned')}</dt>
            <dd>
              {formatDay(item.start)} – {formatDay(item.end)}
            </dd>
          </>
        )}
        <dt>{t('roadmap.hours')}</dt>
        <dd>{formatHours(opened.hours)}</dd>
        <dt>{t('roadmap.likelyDone')}</dt>
        <dd>
          {item?.forecast?.p80 ? (
            t('roadmap.p50p80', {
              p50: formatDay(item.forecast.p50 ?? item.forecast.p80),
              p80: formatDay(item.forecast.p80),
            })
          ) : (
            <Unknown why={t('roadmap.noForecast')} />
          )}
        </dd>
        {item?.criticality !== undefined && (
          <>
            <dt>{t('roadmap.criticality')}</dt>
            <dd>{formatShare(item.criticality)}</dd>
          </>
        )}
        {item?.due && (
          <>
            <dt>{t('roadmap.due')}</dt>
            <dd>{formatDay(item.due)}</dd>
          </>
        )}
        {item && item.dependsOn.length > 0 && (
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
            value={phase ?? ''}
            options={[
              ...phaseNames(roadmap).map(name => ({
                value: name,
                label: phaseTitle(t, roadmap, name),
              })),
              { value: '', label: t('roadmap.noPhase') },
            ]}
            onChange={value =>
              props.onMove(openedId, from, { ...from, phase: value || null })
            }
          />
          <ChoiceField
            label={t('roadmap.giveTo')}
            value={assignee ?? ''}
            options={[
              ...props.people
                .filter((name): name is string => name !== null)
                .map(name => ({ value: name, label: personName(name) })),
              { value: '', label: t('roadmap.anybody') },
            ]}
            onChange={value =>
              props.onMove(openedId, from, {
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
              props.onTurn(openedId, value === '' ? null : Number(value))
            }
          />
          <p role="status">
            {props.effect && (
              <>
                <strong>{t('roadmap.effect')}</strong>{' '}
                {effectSentence(t, props.effect)}
              </>
            )}
          </p>
        </div>
      )}
    </Pane>
  );
}
