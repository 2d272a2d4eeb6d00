import Button from '@material-ui/core/Button';
import { useEffect, useRef } from 'react';
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
  const { shown, whole } = props;
  const [from, to] = shown;
  const zoomed = from > whole[0] || to < whole[1];
  const always = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    // What a press leaves nothing to do for is disabled or gone, with the focus.
    const { activeElement } = document;
    const lost =
      activeElement === document.body ||
      (activeElement instanceof HTMLButtonElement && activeElement.disabled);
    if (pressed.current && lost) always.current?.focus();
    pressed.current = false;
  }, [from, to]);
  const zoom = (range: Range | null) => {
    pressed.current = true;
    props.onZoom(range);
  };
  return (
    <span role="group" aria-label={t('common.zoom')}>
      {steps.map(step => (
        <Button
          key={step}
          ref={step === 'in' ? always : undefined}
          size="small"
          disabled={
            (!zoomed && step !== 'in') ||
            (step === 'earlier' && from <= whole[0]) ||
            (step === 'later' && to >= whole[1])
          }
          onClick={() => zoom(zoomedBy(shown, whole, step))}
        >
          {t(`common.zoom-${step}`)}
        </Button>
      ))}
      {zoomed && (
        <Button size="small" onClick={() => zoom(null)}>
          {t('common.zoom-all')}
        </Button>
      )}
    </span>
  );
}
