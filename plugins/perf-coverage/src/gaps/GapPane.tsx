import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  GapDetail,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';
import type { ReactNode } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Pane } from '../components/Pane';
import { Person } from '../components/Person';
import { Trouble } from '../components/Trouble';
import { Unknown, When } from '../components/Values';
import { formatHours, formatInstant } from '../components/format';
import { useAddress } from '../components/useAddress';
import { EvidenceLinks } from '../sources';
import { PriorityChip, StateSign, quietText } from '../state';
import { estimateSourceWords, eventWords, gapTypeWords } from './gapWords';
import { assigneeOf, phaseOf } from './phases';
import { Quiet } from '../components/Quiet';
import {
  ConflictDialog,
  DecisionPart,
  Decisions,
  UndoBar,
  decisionWords,
  useDecisions,
} from './decisions';

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
  const { detail } = useComponentView();
  const { gap } = props;
  return (
    <dl className={classes.facts}>
      <dt>Capability</dt>
      <dd>{gap.capabilityTitle}</dd>
      <dt>Effort</dt>
      <dd>
        {gap.estimate ? (
          `${formatHours(gap.estimate)}, ${
            estimateSourceWords[gap.estimate.source]
          }`
        ) : (
          <Unknown why="Nobody has estimated it" />
        )}
      </dd>
      <dt>Owner</dt>
      <dd>
        <Person
          name={assigneeOf(gap, detail)}
          otherwise="The catalog names no owner"
        />
      </dd>
      <dt>Phase</dt>
      <dd>
        {phaseOf(gap, detail) ?? (
          <Unknown why="It is in no phase of the plan" />
        )}
      </dd>
      {gap.dependsOn.length > 0 && (
        <>
          <dt>Depends on</dt>
          <dd>{gap.dependsOn.join(', ')}</dd>
        </>
      )}
      <dt>Open since</dt>
      <dd>
        <When at={gap.openedAt} otherwise="Not known" />
      </dd>
      {gap.closedAt && (
        <>
          <dt>Closed</dt>
          <dd>
            <When at={gap.closedAt} otherwise="Not known" />
          </dd>
        </>
      )}
    </dl>
  );
}

function History(props: { gap: GapDetail | undefined }) {
  const classes = useStyles();
  if (!props.gap) return <Skeleton variant="text" width="60%" />;
  return (
    <ol className={classes.steps}>
      {props.gap.history.map((event, index) => (
        <li key={index}>
          {eventWords[event.type]} ·{' '}
          <time dateTime={event.at}>{formatInstant(event.at)}</time>:{' '}
          {event.cause}
        </li>
      ))}
    </ol>
  );
}

function Status(props: { gap: GapRecord }) {
  const { gap } = props;
  switch (gap.status) {
    case 'closed':
      return (
        <StateSign sign="covered" word="Closed" title="Evidence appeared" />
      );
    case 'waived':
      return (
        <StateSign
          sign="excluded"
          word={gap.decision ? decisionWords[gap.decision.kind].word : 'Waived'}
          title="A decision takes it out of both sides of the coverage"
        />
      );
    default:
      return <>{gapTypeWords[gap.type]}</>;
  }
}

function GapText(props: { gapId: string; decisions: Decisions }) {
  const classes = useStyles();
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
    ]),
    () => api.getGap(entityRef, props.gapId),
  );
  const gap = value ?? known;
  return (
    <>
      {gap && (
        <>
          <PriorityChip priority={gap.priority} /> <Status gap={gap} />
          {gap.flapping && (
            <Quiet role="note">
              It opens and closes so often that its changes are not noted until
              it comes to rest.
            </Quiet>
          )}
          <Facts gap={gap} />
          <Part title="Why it is a gap">
            <Typography variant="body2">{gap.why}</Typography>
            <Quiet className={classes.capital}>{gap.priorityWhy}</Quiet>
          </Part>
          {gap.links.length > 0 && (
            <Part title="Evidence">
              <EvidenceLinks links={gap.links} />
            </Part>
          )}
          {gap.close.length > 0 && (
            <Part title="How to close it">
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
        <Part title="Decision">
          <DecisionPart gap={value} decisions={props.decisions} />
        </Part>
      )}
      {error && <Trouble error={error} what="this gap" onRetry={reload} />}
      {!gap && !error && <Skeleton variant="rect" height={240} />}
      {gap && !error && (
        <Part title="History">
          <History gap={value} />
        </Part>
      )}
    </>
  );
}

/** The gap that the address names, beside the list. */
export function GapPane() {
  const { detail } = useComponentView();
  const { params, change } = useAddress();
  const gapId = params.get('gap');
  const title = detail.gaps.find(gap => gap.id === gapId)?.title;
  const decisions = useDecisions();
  return (
    <>
      <Pane
        open={gapId !== null}
        title={title ?? 'Gap'}
        onClose={() => change({ gap: null })}
      >
        {gapId !== null && (
          <GapText key={gapId} gapId={gapId} decisions={decisions} />
        )}
        {/* Outside of the open drawer neither keyboard nor screen reader would get to it. */}
        {gapId !== null && <UndoBar decisions={decisions} />}
      </Pane>
      {decisions.conflict && (
        <ConflictDialog conflict={decisions.conflict} decisions={decisions} />
      )}
      {gapId === null && <UndoBar decisions={decisions} />}
    </>
  );
}
