import Button from '@material-ui/core/Button';
import { useText } from '../../translation';
import { Range, zoomedBy } from './zoom';

const steps = ['in', 'out', 'earlier', 'later'] as const;

/** What the brush does, for the keyboard. */
export function ZoomButtons(props: {
  shown: Range;
  whole: Range;
  onZoom(range: Range | null): void;
}) {
  const t = useText();
  const { shown, whole, onZoom } = props;
  const zoomed = shown[0] > whole[0] || shown[1] < whole[1];
  return (
    <span role="group" aria-label={t('common.zoom')}>
      {steps.map(step => (
        <Button
          key={step}
          size="small"
          disabled={
            (!zoomed && step !== 'in') ||
            (step === 'earlier' && shown[0] <= whole[0]) ||
            (step === 'later' && shown[1] >= whole[1])
          }
          onClick={() => onZoom(zoomedBy(shown, whole, step))}
        >
          {t(`common.zoom-${step}`)}
        </Button>
      ))}
      {zoomed && (
        <Button size="small" onClick={() => onZoom(null)}>
          {t('common.zoom-all')}
        </Button>
      )}
    </span>
  );
}
