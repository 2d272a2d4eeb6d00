import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { DateTime } from 'luxon';
import { ReactNode, Suspense, lazy, useMemo } from 'react';
import { ButtonRow } from '../components/ButtonRow';
import { Disclosure } from '../components/Disclosure';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { useAddress } from '../components/useAddress';
import { useText } from '../translation';
import { ItemPane } from './ItemPane';
import { LoadTable } from './LoadTable';
import { PhaseColumns } from './PhaseColumns';
import { PhaseSection } from './PhaseSection';
import { RoadmapExports } from './RoadmapExports';
import { RoadmapHead, isDone } from './RoadmapHead';
import { RoadmapTimeline } from './RoadmapTimeline';
import { Unplaced } from './Unplaced';
import { Versions } from './Versions';
import { WhatIfBar } from './WhatIfBar';
import { WorkItems } from './WorkItems';
import {
  areAlike,
  Place,
  isNamed,
  moveIn,
  openedWork,
  peopleIn,
  phaseNames,
  withMoved,
} from './places';
import { phaseTitle } from './sentences';
import { namedFirst, withTurn } from './turns';
import { useCandidates } from './useCandidates';
import { useMoves } from './useMoves';
import { GroupsContext, usePersonName } from './usePersonName';
import { useRoadmapPlan } from './useRoadmapPlan';

const BurnChart = lazy(() =>
  import('./BurnChart').then(module => ({ default: module.BurnChart })),
);

const views = ['timeline', 'columns'] as const;

const useStyles = makeStyles({
  said: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
});

/** One roadmap, whoever's it is: its forecast, what if, drawn twice, and its versions. */
export function RoadmapView(props: {
  scope: string;
  /** Shown until the plan is there. */
  first?: Roadmap;
  /** Stands instead of a roadmap that holds nothing. */
  children?: ReactNode;
}) {
  const classes = useStyles();
  const t = useText();
  const theme = useTheme();
  const small = useMediaQuery(theme.breakpoints.down('xs'));
  const { params, change } = useAddress();
  const state = useRoadmapPlan(props.scope);
  const candidates = useCandidates(props.scope);
  const { plan, settings } = state;
  const roadmap = state.roadmap ?? props.first;
  const today = DateTime.now().toISODate() as string;
  const view =
    views.find(name => name === params.get('view')) ??
    (small ? 'columns' : 'timeline');
  const people: (string | null)[] = roadmap
    ? [
        ...new Set([
          ...peopleIn(roadmap).filter(isNamed),
          ...candidates,
          ...peopleIn(roadmap).filter(name => !isNamed(name)),
        ]),
      ]
    : [];
  const groups = useMemo(
    () =>
      [
        ...candidates,
        ...(plan?.components ?? []).flatMap(({ ownerRef }) => ownerRef ?? []),
      ].filter(ref => ref.startsWith('group:')),
    [candidates, plan],
  );
  const personName = usePersonName(groups);
  const open = (id: string | null) => change({ item: id });
  const move = (id: string, from: Place, to: Place) => {
    if (!roadmap) return;
    state.change(
      moveIn(settings, roadmap, id, from, to, groups),
      withMoved(roadmap, id, to),
    );
  };
  const placeText = (place: Place) =>
    roadmap
      ? `${phaseTitle(t, roadmap, place.phase)}, ${personName(place.assignee)}`
      : '';
  const moves = useMoves({
    phases: roadmap ? [...phaseNames(roadmap), null] : [],
    people: people.length > 0 ? people : [null],
    enabled: plan !== undefined,
    words: {
      pickedUp: (title, place) =>
        t('roadmap.pickedUp', { title, place: placeText(place) }),
      over: placeText,
      dropped: (title, place) =>
        t('roadmap.dropped', { title, place: placeText(place) }),
      putBack: title => t('roadmap.putBack', { title }),
      sameFor: (title, from, to) =>
        from.phase === to.phase && areAlike(from.assignee, to.assignee, groups)
          ? t('roadmap.sameTeam', { title })
          : undefined,
    },
    onMove: move,
    onOpen: open,
  });

  if (!roadmap) {
    return state.error ? (
      <Trouble
        error={state.error}
        what={t('roadmap.thisRoadmap')}
        onRetry={state.reload}
      />
    ) : (
      <div aria-busy="true">
        <Skeleton variant="text" width="min(100%, 640px)" height={32} />
        <Skeleton variant="rect" height={320} />
      </div>
    );
  }
  if (plan && isDone(roadmap) && !plan.accepted && props.children) {
    return <>{props.children}</>;
  }
  const drawing = { roadmap, today, moves, onOpen: open };
  const opened = params.get('item');
  return (
    <GroupsContext.Provider value={groups}>
      <RoadmapHead roadmap={roadmap} plan={plan} />
      {!plan && state.error && (
        <Trouble
          error={state.error}
          what={t('roadmap.thisRoadmap')}
          onRetry={state.reload}
        />
      )}
      <WhatIfBar state={state} />
      <ButtonRow label={t('roadmap.view')}>
        {views.map(name => (
          <Button
            key={name}
            size="small"
            variant={name === view ? 'contained' : 'outlined'}
            aria-pressed={name === view}
            onClick={() => change({ view: name }, { replace: true })}
          >
            {name === 'timeline' ? t('roadmap.timeline') : t('roadmap.columns')}
          </Button>
        ))}
        <RoadmapExports
          scope={props.scope}
          title={plan?.title ?? t('roadmap.timeline')}
          roadmap={roadmap}
        />
        <Quiet>{t('roadmap.howToMove')}</Quiet>
      </ButtonRow>
      <div className={classes.said} aria-live="assertive">
        {moves.said}
      </div>
      {view === 'timeline' ? (
        <RoadmapTimeline {...drawing} />
      ) : (
        <PhaseColumns {...drawing} />
      )}
      <Unplaced scope={props.scope} unplaced={roadmap.unplaced} />
      {plan && (
        <WorkItems
          plan={plan}
          people={people.filter(isNamed)}
          onChanged={state.reload}
        />
      )}
      <Disclosure title={t('roadmap.asTables')}>
        {roadmap.phases.map(phase => (
          <PhaseSection key={phase.name} scope={props.scope} phase={phase} />
        ))}
      </Disclosure>
      <Disclosure title={t('roadmap.loads')}>
        <LoadTable people={roadmap.people ?? []} />
      </Disclosure>
      <Suspense fallback={<Skeleton variant="rect" height={220} />}>
        <BurnChart scope={props.scope} />
      </Suspense>
      <Versions
        scope={props.scope}
        editable={plan?.editable ?? false}
        newest={plan?.accepted?.number ?? 0}
        onAccepted={state.accepted}
      />
      <ItemPane
        scope={props.scope}
        opened={openedWork(roadmap, settings, opened)}
        roadmap={roadmap}
        people={people}
        editable={plan !== undefined}
        effect={state.draft && !state.planning ? plan?.effect ?? null : null}
        first={namedFirst(settings)}
        onMove={move}
        onTurn={(id, place) => state.change(withTurn(settings, id, place))}
        onClose={() => open(null)}
      />
    </GroupsContext.Provider>
  );
}
