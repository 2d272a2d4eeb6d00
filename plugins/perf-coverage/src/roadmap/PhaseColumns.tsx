import { makeStyles } from '@material-ui/core/styles';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { DragEvent } from 'react';
import { Quiet } from '../components/Quiet';
import {
  formatHours,
  formatNumber,
  formatShortDay,
} from '../components/format';
import { scrollRegion } from '../components/scrollRegion';
import { PriorityChip, quietText } from '../state';
import { useText } from '../translation';
import { PhaseState } from './PhaseState';
import { PlacedItem, UNPHASED, placedItems } from './places';
import { itemSentence } from './sentences';
import type { Moves } from './useMoves';
import { usePersonName } from './usePersonName';

const useStyles = makeStyles(theme => ({
  region: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(240px, 1fr)',
    gap: theme.spacing(2),
    overflowX: 'auto',
    margin: theme.spacing(0, 0, 3),
    [theme.breakpoints.down('xs')]: {
      gridAutoFlow: 'row',
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    '@media print': { display: 'block', overflow: 'visible' },
  },
  column: {
    minHeight: 120,
    padding: theme.spacing(0, 1, 1, 0),
    borderTop: `2px solid ${theme.palette.divider}`,
  },
  target: {
    borderTopColor: theme.palette.primary.main,
    background: theme.palette.action.hover,
  },
  head: { margin: theme.spacing(1, 0, 0), fontSize: '1rem' },
  person: {
    margin: theme.spacing(1.5, 0, 0.5),
    fontSize: theme.typography.pxToRem(13),
    fontWeight: 600,
  },
  cards: { listStyle: 'none', margin: 0, padding: 0 },
  card: {
    padding: theme.spacing(0.75, 1),
    marginBottom: 4,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.background.paper,
    cursor: 'grab',
    fontSize: theme.typography.pxToRem(13.5),
    lineHeight: 1.35,
    breakInside: 'avoid',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  held: { opacity: 0.6, cursor: 'grabbing' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    marginTop: 2,
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

function byPerson(items: PlacedItem[]): [string | null, PlacedItem[]][] {
  const groups = new Map<string | null, PlacedItem[]>();
  for (const placed of items) {
    const own = groups.get(placed.item.assignee);
    if (own) own.push(placed);
    else groups.set(placed.item.assignee, [placed]);
  }
  return [...groups];
}

/** The phases side by side with their work by person; cards move as bars of the timeline do. */
export function PhaseColumns(props: {
  roadmap: Roadmap;
  today: string;
  moves: Moves;
  onOpen(id: string): void;
}) {
  const classes = useStyles();
  const t = useText();
  const personName = usePersonName();
  const { roadmap, moves } = props;
  const all = placedItems(roadmap);
  const { held } = moves;
  let drawn = 0;

  const overPhase = (event: DragEvent, phase: string | null) => {
    if (!held) return;
    event.preventDefault();
    moves.moveOver({ ...held.over, phase });
  };
  const overPerson = (
    event: DragEvent,
    phase: string | null,
    assignee: string | null,
  ) => {
    if (!held) return;
    event.preventDefault();
    event.stopPropagation();
    moves.moveOver({ phase, assignee });
  };

  return (
    <div className={classes.region} {...scrollRegion(t('roadmap.columns'))}>
      {roadmap.phases.map(phase => {
        const name = phase.name === UNPHASED ? null : phase.name;
        const target = held !== undefined && held.over.phase === name;
        return (
          <section
            key={phase.name}
            aria-label={phase.title}
            className={`${classes.column} ${target ? classes.target : ''}`}
            onDragOver={event => overPhase(event, name)}
            onDrop={event => {
              event.preventDefault();
              moves.drop();
            }}
          >
            <h4 className={classes.head}>{phase.title}</h4>
            {phase.goal && <Quiet>{phase.goal}</Quiet>}
            <PhaseState phase={phase} today={props.today} />
            <Quiet>
              {t('roadmap.room', {
                capacity: formatNumber(phase.capacityHours),
                effort: formatHours(phase.effort),
              })}
            </Quiet>
            {byPerson(all.filter(item => item.phase === name)).map(
              ([person, items]) => (
                <div
                  key={person ?? ''}
                  onDragOver={event => overPerson(event, name, person)}
                >
                  <p className={classes.person} title={person ?? undefined}>
                    {personName(person)}
                  </p>
                  <ul className={classes.cards}>
                    {items.map(placed => {
                      drawn += 1;
                      const place = {
                        phase: name,
                        assignee: placed.item.assignee,
                      };
                      return (
                        <li key={placed.id}>
                          <div
                            ref={moves.refOf(placed.id)}
                            role="button"
                            tabIndex={moves.tabIndexOf(placed.id, drawn === 1)}
                            draggable
                            title={itemSentence(t, placed, roadmap, personName)}
                            aria-pressed={held?.id === placed.id}
                            className={`${classes.card} ${
                              held?.id === placed.id ? classes.held : ''
                            }`}
                            onFocus={() => moves.onFocus(placed.id)}
                            onClick={() => props.onOpen(placed.id)}
                            onKeyDown={event =>
                              moves.onKeyDown(
                                event,
                                placed.id,
                                placed.item.title,
                                place,
                              )
                            }
                            onDragStart={event => {
                              event.dataTransfer.setData(
                                'text/plain',
                                placed.item.title,
                              );
                              moves.hold(
                                placed.id,
                                placed.item.title,
                                place,
                                'pointer',
                              );
                            }}
                            onDragEnd={moves.putBack}
                          >
                            {placed.item.title}
                            <div className={classes.facts}>
                              <PriorityChip priority={placed.item.priority} />
                              <span>{formatHours(placed.item.hours)}</span>
                              <span>
                                {formatShortDay(placed.item.start)} –{' '}
                                {formatShortDay(placed.item.end)}
                              </span>
                            </div>
                          </div>
                        </li>
                      );
                    })}
                  </ul>
                </div>
              ),
            )}
          </section>
        );
      })}
    </div>
  );
}
