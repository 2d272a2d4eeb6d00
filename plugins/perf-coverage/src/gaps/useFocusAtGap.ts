import { RefObject, useCallback, useEffect, useRef } from 'react';

/** The way to the gap in the list, which may have been drawn anew since it was followed. */
function linkOf(gapId: string | null): HTMLElement | null {
  const links = [
    ...document.querySelectorAll<HTMLAnchorElement>('a[href*="gap="]'),
  ];
  return (
    links.find(
      link =>
        new URL(link.href).searchParams.get('gap') === gapId &&
        link.closest('[role="dialog"]') === null,
    ) ?? null
  );
}

/**
 * Keeps the keyboard at the gap whose pane was closed. A decision that is
 * stored only then moves the gap to another list, which takes the link that
 * has the focus away. Ends when the reader turns to something else.
 *
 * @param list - has the focus where the gap is in no list
 * @param drawn - changes whenever the lists are drawn anew
 * @returns what gets the focus when the pane closes
 */
export function useFocusAtGap(
  gapId: string | null,
  list: RefObject<HTMLElement | null>,
  drawn: unknown,
): () => HTMLElement | null {
  const last = useRef(gapId);
  if (gapId !== null) last.current = gapId;
  const target = useCallback(
    () => linkOf(last.current) ?? list.current,
    [list],
  );
  const open = gapId !== null;
  useEffect(() => {
    if (open) return undefined;
    const turn = (event: Event) => {
      if (event.type === 'pointerdown' || event.target !== target()) {
        last.current = null;
      }
    };
    document.addEventListener('focusin', turn);
    document.addEventListener('pointerdown', turn);
    return () => {
      document.removeEventListener('focusin', turn);
      document.removeEventListener('pointerdown', turn);
    };
  }, [open, target]);
  useEffect(() => {
    const lost = [document.body, list.current, null].some(
      element => element === document.activeElement,
    );
    if (!open && last.current !== null && lost) target()?.focus();
  }, [drawn, open, list, target]);
  return target;
}
