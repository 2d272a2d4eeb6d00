import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  GapDetail,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';
import type { ReactNode, RefObject } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Pane } from '../components/Pane';
import { Person } from '../components/Person';
import { TextWithRefs } from '../components/TextWithRefs';
import { Trouble } from '../components/Trouble';
import { Unknown, When } from '../components/Values';
import { formatHours, formatInstant } from '../components/format';
import { useAddress } from '../components/useAddress';
import { EvidenceLinks } from '../sources';
import { PriorityChip, StateSign, quietText } from '../state';
import { assigneeOf, phaseOf } from './phases';
import { useFocusAtGap } from './useFocusAtGap';
import { Quiet } from '../components/Quiet';
import {
  ConflictDialog,
  DecisionPart,
  Decisions,
  UndoBar,
  useDecisions,
} from './decisions';
import { GapPlanning, PlanPart, PlannedBar, usePlanGaps } from '../gapPlans';
import { TicketPart } from '../tickets';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  part: { margin: theme.spacing(2, 0), overflowWrap: 'anywhere' },
  capital: { '&::first-letter': { textTransform: 'uppercase' } },
  steps: { margin: 0, paddingLeft: theme.spacing(3) },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(2, 0),
    fontVariantNumeric: 'tabular-nums',
    '& dt': { color: quietText(theme) },
    '& dd': { margin: 0 },
  },
}));

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.part}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

function Facts(props: { gap: GapRecord }) {
  const classes = useStyles();
  const t = useText();
  const { detail } = useComponentView();
  const { gap } = props;
  const assignee = assigneeOf(gap, detail);
  return (
    <dl className={classes.facts}>
      <dt>{t('gaps.capability')}</dt>
      <dd>{gap.capabilityTitle}</dd>
      <dt>{t('gaps.effort')}</dt>
      <dd>
        {gap.estimate ? (
          t('gaps.effortFrom', {
            hours: formatHours(gap.estimate),
            source: t(`gaps.estimate-${gap.estimate.source}`),
          })
        ) : (
          <Unknown why={t('common.noEstimate')} />
        )}
      </dd>
      <dt>{t('gaps.assignee')}</dt>
      <dd>
        <Person name={assignee.ref} otherwise={t('common.noOwner')} />
        {assignee.ref !== null && assignee.from !== 'assigned' && (
          <Quiet>{t(`gaps.assigned-${assignee.from}`)}</Quiet>
        )}
      </dd>
      <dt>{t('gaps.phase')}</dt>
      <dd>{phaseOf(gap, detail) ?? <Unknown why={t('common.noPhase')} />}</dd>
      {gap.dependsOn.length > 0 && (
        <>
          <dt>{t('gaps.dependsOn')}</dt>
          <dd>{gap.dependsOn.join(', ')}</dd>
        </>
      )}
      <dt>{t('gaps.openSince')}</dt>
      <dd>
        <When at={gap.openedAt} otherwise={t('common.notKnown')} />
      </dd>
      {gap.closedAt && (
        <>
          <dt>{t('gaps.closed')}</dt>
          <dd>
            <When at={gap.closedAt} otherwise={t('common.notKnown')} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** Operations without a test for which the list of links had no room. */
function unlistedOperations(gap: GapRecord): number {
  if (gap.type !== 'uncovered-operations') return 0;
  const listed = gap.links.filter(({ type }) => type === 'operation').length;
  return Math.max(0, (gap.subjects?.length ?? 0) - listed);
}

function History(props: { gap: GapDetail | undefined }) {
  const classes = useStyles();
  const t = useText();
  if (!props.gap) return <Skeleton variant="text" width="60%" />;
  return (
    <ol className={classes.steps}>
      {props.gap.history.map((event, index) => (
        <li key={index}>
          {t(`gaps.event-${event.type}`)} ·{' '}
          <time dateTime={event.at}>{formatInstant(event.at)}</time>:{' '}
          <TextWithRefs text={event.cause} />
        </li>
      ))}
    </ol>
  );
}

function Status(props: { gap: GapRecord }) {
  const t = useText();
  const { gap } = props;
  switch (gap.status) {
    case 'closed':
      return (
        <StateSign
          sign="covered"
          word={t('gaps.closed')}
          title={t('gaps.closedHelp')}
        />
      );
    case 'waived':
      return (
        <StateSign
          sign="excluded"
          word={t(`gaps.decision-${gap.decision?.kind ?? 'waived'}`)}
          title={t('gaps.waivedHelp')}
        />
      );
    default:
      return <>{t(`gaps.type-${gap.type}`)}</>;
  }
}

function GapText(props: {
  gapId: string;
  decisions: Decisions;
  planning: GapPlanning;
}) {
  const classes = useStyles();
  const t = useText();
  const { entityRef, detail } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const known = detail.gaps.find(candidate => candidate.id === props.gapId);
  // The list's own state is part of the key: after a rescan the history is asked for again.
  const { value, error, reload } = useLoad(
    JSON.stringify([
      entityRef,
      props.gapId,
      known?.status,
      known?.closedAt,
      known?.decision?.at,
      known?.planning?.revision,
    ]),
    () => api.getGap(entityRef, props.gapId),
  );
  const gap = value ?? known;
  const capability = detail.assessment?.capabilities.find(
    candidate => candidate.name === gap?.capability,
  );
  const unlisted = gap ? unlistedOperations(gap) : 0;
  return (
    <>
      {gap && (
        <>
          <PriorityChip priority={gap.priority} /> <Status gap={gap} />
          {gap.flapping && <Quiet role="note">{t('gaps.flapping')}</Quiet>}
          <Facts gap={gap} />
          {capability?.rationale && (
            <Part title={t('gaps.matters')}>
              <Typography variant="body2">{capability.rationale}</Typography>
            </Part>
          )}
          <Part title={t('gaps.why')}>
            <Typography variant="body2">{gap.why}</Typography>
            <Quiet className={classes.capital}>{gap.priorityWhy}</Quiet>
          </Part>
          {gap.links.length > 0 && (
            <Part title={t('gaps.evidence')}>
              <EvidenceLinks links={gap.links} />
              {unlisted > 0 && (
                <Quiet>{t('gaps.unlisted', { count: unlisted })}</Quiet>
              )}
            </Part>
          )}
          {gap.close.length > 0 && (
            <Part title={t('gaps.close')}>
              <ol className={classes.steps}>
                {gap.close.map((step, index) => (
                  <li key={index}>{step}</li>
                ))}
              </ol>
            </Part>
          )}
        </>
      )}
      {value && (
        <Part title={t('gapPlans.title')}>
          <PlanPart gap={value} planning={props.planning} />
        </Part>
      )}
      {value && value.status !== 'closed' && (
        <Part title={t('myWork.ticket')}>
          <TicketPart gap={value} planning={props.planning} />
        </Part>
      )}
      {value && (
        <Part title={t('gaps.decision')}>
          <DecisionPart gap={value} decisions={props.decisions} />
        </Part>
      )}
      {error && (
        <Trouble error={error} what={t('gaps.what')} onRetry={reload} />
      )}
      {!gap && !error && <Skeleton variant="rect" height={240} />}
      {gap && !error && (
        <Part title={t('gaps.history')}>
          <History gap={value} />
        </Part>
      )}
    </>
  );
}

/**
 * The gap that the address names, beside the list; `list` has the keyboard
 * afterwards where the gap is not in it.
 */
export function GapPane(props: { list: RefObject<HTMLElement | null> }) {
  const t = useText();
  const { detail, reload } = useComponentView();
  const { params, change } = useAddress();
  const gapId = params.get('gap');
  const backTo = useFocusAtGap(gapId, props.list, detail);
  const title = detail.gaps.find(gap => gap.id === gapId)?.title;
  const decisions = useDecisions();
  const planning = usePlanGaps(reload);
  return (
    <>
      <Pane
        open={gapId !== null}
        title={title ?? t('gaps.gap')}
        onClose={() => change({ gap: null })}
        backTo={backTo}
      >
        {gapId !== null && (
          <GapText
            key={gapId}
            gapId={gapId}
            decisions={decisions}
            planning={planning}
          />
        )}
        {/* Outside of the open drawer neither keyboard nor screen reader would get to it. */}
        {gapId !== null && <UndoBar decisions={decisions} besidePane />}
        {gapId !== null && <PlannedBar planning={planning} besidePane />}
      </Pane>
      {decisions.conflict && (
        <ConflictDialog conflict={decisions.conflict} decisions={decisions} />
      )}
      {gapId === null && <UndoBar decisions={decisions} />}
      {gapId === null && <PlannedBar planning={planning} />}
    </>
  );
}
