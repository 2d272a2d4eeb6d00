import { PointerEvent, useState } from 'react';
import { Range, brushed } from './zoom';

/** A shorter stroke than this is a click. */
const SHORTEST_PIXELS = 6;

/** Chooses a part of an x axis with the pointer. `valueAt` turns pixels into places on the axis. */
export function useBrush(
  valueAt: (pixels: number) => number,
  whole: Range,
  onZoom: ((range: Range) => void) | undefined,
) {
  const [stroke, setStroke] = useState<{ from: number; to: number }>();
  const pixelsOf = (event: PointerEvent<SVGSVGElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  if (!onZoom) return { stroke: undefined, handlers: {} };
  return {
    /** The part that is being chosen, in pixels. */
    stroke: stroke && {
      left: Math.min(stroke.from, stroke.to),
      width: Math.abs(stroke.to - stroke.from),
    },
    handlers: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        // Points stay links; fingers move the page.
        const onLink = (event.target as Element).closest('a') !== null;
        if (event.button !== 0 || event.pointerType === 'touch' || onLink) {
          return;
        }
        const at = pixelsOf(event);
        setStroke({ from: at, to: at });
        event.currentTarget.setPointerCapture?.(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        if (stroke) setStroke({ ...stroke, to: pixelsOf(event) });
      },
      onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
        if (!stroke) return;
        setStroke(undefined);
        const to = pixelsOf(event);
        if (Math.abs(to - stroke.from) < SHORTEST_PIXELS) return;
        const range = brushed(valueAt(stroke.from), valueAt(to), whole);
        if (range) onZoom(range);
      },
      onPointerCancel: () => setStroke(undefined),
    },
  };
}
