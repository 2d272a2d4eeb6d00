import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useMemo, useState } from 'react';
import { FacetFilter } from '../components/FacetFilter';
import { FilterFrame } from '../components/FilterFrame';
import { Headline } from '../components/Headline';
import { Invitation } from '../components/Invitation';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { useAddress } from '../components/useAddress';
import { useListLayout } from '../components/useListLayout';
import {
  facetKinds,
  facetLabel,
  facetRanks,
  facetTitles,
} from '../allGaps/facets';
import { phaseTitles } from '../allGaps/phaseTitles';
import { facetNames, useGapFilters } from '../allGaps/useGapFilters';
import { PlannedBar, PlanningTrouble, usePlanGaps } from '../gapPlans';
import { PORTAL, useCandidates } from '../roadmap';
import { TicketButton } from '../tickets';
import { useText } from '../translation';
import { BoardTable } from './BoardTable';
import { BoardTotals } from './BoardTotals';
import { BoardViews, boardViewIn } from './BoardViews';
import { BulkBar } from './BulkBar';
import { GroupTable } from './GroupTable';
import { PlanExports } from './PlanExports';
import { PrintedList } from './PrintedList';
import { PriorityMatrix } from './PriorityMatrix';
import { Workloads } from './Workloads';
import { boardQuery, keyOf, lacking, lacksIn } from './board';
import { groupGaps, groupings, isInGroup } from './groups';
import { MOST_GAPS, useOpenGaps } from './useOpenGaps';
import { usePhases } from './usePhases';

const useStyles = makeStyles(theme => ({
  lacks: {
    border: 0,
    margin: theme.spacing(0, 0, 2),
    padding: 0,
    '& legend': {
      fontWeight: 600,
      fontSize: theme.typography.pxToRem(13),
      padding: theme.spacing(0.5, 0),
    },
    '& label': {
      display: 'flex',
      gap: theme.spacing(1),
      alignItems: 'center',
      minHeight: 26,
      cursor: 'pointer',
    },
    '& input': { margin: 0, width: 16, height: 16 },
  },
}));

/** Of the facets, those that make sense for open gaps. */
const shownFacets = facetNames.filter(name => name !== 'status');

/** All open gaps on one board: who does what when, set for many at once. */
export function PlanningPage() {
  const classes = useStyles();
  const layout = useListLayout();
  const t = useText();
  const filters = useGapFilters();
  const { change } = filters;
  const { params } = useAddress();
  const lacks = lacksIn(params);
  const view = boardViewIn(params);
  const by = groupings.find(name => name === params.get('group'));
  const only = by ? params.get('only') : null;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  const query = boardQuery(
    filters.ownsNothing ? undefined : filters.asked,
    lacks,
  );
  const gaps = useOpenGaps(query);
  const planning = usePlanGaps(gaps.replace);
  const candidates = useCandidates(PORTAL);
  const { items } = gaps;
  const phaseTitle = useMemo(() => phaseTitles(items), [items]);
  const phases = usePhases(items, phaseTitle);
  const facets = gaps.first?.facets;

  const groups = useMemo(() => (by ? groupGaps(items, by) : []), [items, by]);
  const shown = useMemo(
    () =>
      by && only !== null
        ? items.filter(gap => isInGroup(gap, by, only))
        : items,
    [items, by, only],
  );
  // What was selected and is gone, by a filter or by its evidence, is not planned unseen.
  const selected = useMemo(
    () => items.filter(gap => chosen.has(keyOf(gap))),
    [items, chosen],
  );
  const selectedKeys = useMemo(() => new Set(selected.map(keyOf)), [selected]);
  const people = [
    ...new Set([
      ...candidates,
      ...items.flatMap(gap => gap.assignee ?? []),
      ...items.flatMap(gap => gap.ownerRef ?? []),
    ]),
  ].sort();
  const waiting = gaps.reading && items.length === 0 && !filters.ownsNothing;
  // Without an answer there is nothing to count, not even none.
  const unknown = gaps.error !== undefined && items.length === 0;
  const empty = !gaps.reading && items.length === 0 && !gaps.error;

  return (
    <>
      {!unknown && (
        <Headline>
          {waiting ? (
            <Skeleton variant="text" width="min(100%, 560px)" />
          ) : (
            <BoardTotals gaps={shown} />
          )}
        </Headline>
      )}
      {gaps.reading && !waiting && <Quiet>{t('planning.reading')}</Quiet>}
      {items.length >= MOST_GAPS && <Quiet>{t('planning.tooMany')}</Quiet>}
      <BoardViews
        view={view}
        by={by}
        onChange={values => change(values, { replace: true })}
      >
        <PlanExports gaps={shown} />
      </BoardViews>
      <div className={layout.grid}>
        <FilterFrame
          searchLabel={t('planning.search')}
          search={filters.query.search ?? ''}
          mine={filters.mine}
          active={filters.active || lacks.length > 0}
          failed={gaps.error !== undefined}
          onSearch={search => change({ search }, { replace: true })}
          onMine={() => change({ mine: filters.mine ? null : 'true' })}
          onClear={() => {
            filters.clear();
            change({ lacks: null, only: null });
          }}
        >
          {facets && (
            <>
              <fieldset className={classes.lacks}>
                <legend>{t('planning.lacks')}</legend>
                {lacking.map(name => (
                  <label key={name}>
                    <input
                      type="checkbox"
                      checked={lacks.includes(name)}
                      onChange={() =>
                        change({
                          lacks: lacks.includes(name)
                            ? lacks.filter(other => other !== name)
                            : [...lacks, name],
                        })
                      }
                    />
                    {t(`planning.lacks-${name}`)}
                  </label>
                ))}
              </fieldset>
              {shownFacets.map(facet => (
                <FacetFilter
                  key={facet}
                  title={t(facetTitles[facet])}
                  labelOf={value => facetLabel(facet, value, t, phaseTitle)}
                  kind={facetKinds[facet]}
                  values={facets[facet]}
                  ranks={facetRanks[facet]}
                  chosen={filters.query[facet] ?? []}
                  onToggle={value => filters.toggle(facet, value)}
                />
              ))}
            </>
          )}
        </FilterFrame>
        <section aria-label={t('planning.board')}>
          {gaps.error && (
            <Trouble
              error={gaps.error}
              what={t('planning.theBoard')}
              onRetry={gaps.reload}
            />
          )}
          {(empty || filters.ownsNothing) && (
            <Invitation
              title={t('planning.nothing')}
              text={
                filters.active || lacks.length > 0
                  ? t('planning.nothingFits')
                  : t('planning.nothingOpen')
              }
            />
          )}
          {waiting && <Skeleton variant="rect" height={480} />}
          {by && groups.length > 0 && (
            <GroupTable
              by={by}
              groups={groups}
              phaseTitle={phaseTitle}
              only={only}
              onOnly={value => change({ only: value })}
              onSelect={group =>
                setChosen(new Set([...selectedKeys, ...group.gaps.map(keyOf)]))
              }
            />
          )}
          <PlanningTrouble
            error={planning.error}
            conflicts={planning.conflicts}
            titleOf={conflict =>
              items.find(
                gap =>
                  gap.id === conflict.gapId &&
                  gap.entityRef === conflict.entityRef,
              )?.title ?? conflict.gapId
            }
            onReload={() => {
              planning.forget();
              gaps.reload();
            }}
          />
          {shown.length > 0 && view === 'list' && (
            <>
              <BoardTable
                gaps={shown}
                selected={selectedKeys}
                onSelect={setChosen}
              />
              <PrintedList gaps={shown} />
            </>
          )}
          {shown.length > 0 && view === 'matrix' && (
            <>
              <Quiet>{t('planning.matrixHelp')}</Quiet>
              <PriorityMatrix gaps={shown} />
            </>
          )}
          {items.length > 0 && view === 'people' && <Workloads gaps={items} />}
          {selected.length > 0 && (
            <BulkBar
              count={selected.length}
              people={people}
              phases={phases}
              busy={planning.busy}
              onApply={wish => planning.plan(selected, wish)}
              onClear={() => setChosen(new Set())}
            >
              <TicketButton gaps={selected} planning={planning} />
              <Button onClick={() => setChosen(new Set(shown.map(keyOf)))}>
                {t('planning.selectAll', { count: shown.length })}
              </Button>
            </BulkBar>
          )}
        </section>
      </div>
      <PlannedBar planning={planning} atTop={selected.length > 0} />
    </>
  );
}
