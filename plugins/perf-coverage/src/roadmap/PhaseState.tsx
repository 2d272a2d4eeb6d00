import type { RoadmapPhase } from 'backstage-plugin-perf-coverage-common';
import { formatDay } from '../components/format';
import { SignName, StateSign } from '../state';
import { useText } from '../translation';
import { chanceText } from './sentences';

const LIKELY = 0.8;
const UNLIKELY = 0.5;

/** How a phase stands on a day: done, on its way, at risk, late. */
export function stateOfPhase(
  phase: RoadmapPhase,
  today: string,
): { sign: SignName; key: 'done' | 'onTrack' | 'atRisk' | 'late' | 'open' } {
  if (phase.items.length === 0) return { sign: 'covered', key: 'done' };
  if (phase.end < today) return { sign: 'failing', key: 'late' };
  if (phase.chance === null) return { sign: 'unknown', key: 'open' };
  if (phase.chance >= LIKELY) return { sign: 'covered', key: 'onTrack' };
  return phase.chance >= UNLIKELY
    ? { sign: 'partial', key: 'atRisk' }
    : { sign: 'failing', key: 'late' };
}

/** A phase's state as a sign with its chance and dates. */
export function PhaseState(props: { phase: RoadmapPhase; today: string }) {
  const t = useText();
  const { phase } = props;
  const { sign, key } = stateOfPhase(phase, props.today);
  const words = {
    done: t('roadmap.phaseDone'),
    onTrack: t('roadmap.phaseOnTrack'),
    atRisk: t('roadmap.phaseAtRisk'),
    late: t('roadmap.phaseLate'),
    open: t('roadmap.phaseOpen'),
  };
  const facts = [
    `${formatDay(phase.start)} – ${formatDay(phase.end)}`,
    phase.chance === null || phase.items.length === 0
      ? null
      : t('roadmap.chance', { chance: chanceText(t, phase.chance) }),
    phase.forecast.p80 &&
      t('roadmap.p80', { day: formatDay(phase.forecast.p80) }),
  ].filter(Boolean);
  return (
    <p style={{ margin: 0 }}>
      <StateSign sign={sign} word={words[key]} title={t('roadmap.phaseHelp')} />
      {` · ${facts.join(' · ')}`}
    </p>
  );
}
