import Button from '@material-ui/core/Button';
import {
  Calibration,
  samplesToPlanWith,
} from 'backstage-plugin-perf-coverage-common';
import { Quiet } from '../components/Quiet';
import { formatNumber } from '../components/format';
import { useText } from '../translation';

/** What closed work took against its estimates, to be planned with once there is enough of it. */
export function HistoryFactor(props: {
  calibration: Calibration;
  planned: number | undefined;
  onPlan(factor: number): void;
}) {
  const t = useText();
  const { samples, observed, factor } = props.calibration;
  if (observed === null) return null;
  return (
    <Quiet paragraph>
      {t('roadmap.history', {
        count: samples,
        observed: formatNumber(observed, 2),
      })}{' '}
      {samples < samplesToPlanWith &&
        t('roadmap.historyFew', { number: formatNumber(samplesToPlanWith) })}
      {samples >= samplesToPlanWith && props.planned !== factor && (
        <Button size="small" onClick={() => props.onPlan(factor)}>
          {t('roadmap.planWithHistory', { factor: formatNumber(factor, 2) })}
        </Button>
      )}
    </Quiet>
  );
}
