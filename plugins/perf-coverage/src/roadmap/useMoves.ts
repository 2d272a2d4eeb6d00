import { KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Place } from './places';

/** Work that somebody holds, over the place where it would land. */
export interface Held {
  id: string;
  title: string;
  from: Place;
  over: Place;
  by: 'keyboard' | 'pointer';
}

export interface MoveWords {
  pickedUp(title: string, place: Place): string;
  over(place: Place): string;
  dropped(title: string, place: Place): string;
  putBack(title: string): string;
  /** Why a plan can't tell two places apart; undefined where it can. */
  sameFor(title: string, from: Place, to: Place): string | undefined;
}

/** A step from one entry of a list to the next, without going around its ends. */
function step<T>(list: readonly T[], at: T, by: 1 | -1): T {
  const index = list.indexOf(at);
  if (index === -1) return list[0] ?? at;
  return list[Math.min(list.length - 1, Math.max(0, index + by))];
}

export function samePlace(a: Place, b: Place): boolean {
  return a.phase === b.phase && a.assignee === b.assignee;
}

const ARROWS: Record<string, { axis: keyof Place; by: 1 | -1 }> = {
  ArrowLeft: { axis: 'phase', by: -1 },
  ArrowRight: { axis: 'phase', by: 1 },
  ArrowUp: { axis: 'assignee', by: -1 },
  ArrowDown: { axis: 'assignee', by: 1 },
};

/**
 * Picking work up and putting it down, alike for the pointer and the keyboard:
 * space picks up, left and right go through the phases, up and down through the
 * people, space or enter drops, escape puts back. `said` is for a live region.
 */
export function useMoves(props: {
  phases: readonly (string | null)[];
  people: readonly (string | null)[];
  words: MoveWords;
  enabled: boolean;
  onMove(id: string, from: Place, to: Place): void;
  onOpen(id: string): void;
}) {
  const [held, setHeld] = useState<Held>();
  const [said, setSaid] = useState('');
  const [active, setActive] = useState<string>();
  const elements = useRef(new Map<string, HTMLElement | SVGElement>());
  const refocus = useRef<string>();
  const { words, enabled } = props;

  // What moved is drawn anew elsewhere; the keyboard's place goes with it.
  useEffect(() => {
    const id = refocus.current;
    if (id === undefined) return;
    // Only where it got lost: whoever went elsewhere stays there.
    const lost =
      document.activeElement === null ||
      document.activeElement === document.body;
    if (lost) elements.current.get(id)?.focus({ preventScroll: true });
  });

  const hold = (
    id: string,
    title: string,
    from: Place,
    by: Held['by'],
  ): void => {
    if (!enabled) return;
    refocus.current = undefined;
    setHeld({ id, title, from, over: from, by });
    setSaid(words.pickedUp(title, from));
  };
  const moveOver = (over: Place) => {
    if (!held || samePlace(over, held.over)) return;
    setHeld({ ...held, over });
    setSaid(words.over(over));
  };
  const putBack = () => {
    if (!held) return;
    setSaid(words.putBack(held.title));
    setHeld(undefined);
  };
  const drop = () => {
    if (!held) return;
    const { id, from, over, title, by } = held;
    setHeld(undefined);
    const unmoved = samePlace(from, over)
      ? words.putBack(title)
      : words.sameFor(title, from, over);
    if (unmoved !== undefined) {
      setSaid(unmoved);
      return;
    }
    if (by === 'keyboard') refocus.current = id;
    setSaid(words.dropped(title, over));
    props.onMove(id, from, over);
  };

  const focusNext = (id: string, by: 1 | -1) => {
    const ids = [...elements.current.keys()];
    elements.current.get(step(ids, id, by))?.focus();
  };

  const onKeyDown = (
    event: KeyboardEvent,
    id: string,
    title: string,
    place: Place,
  ) => {
    const arrow = ARROWS[event.key];
    if (held?.id === id) {
      if (arrow) {
        const list = arrow.axis === 'phase' ? props.phases : props.people;
        moveOver({
          ...held.over,
          [arrow.axis]: step(list, held.over[arrow.axis], arrow.by),
        });
      } else if (event.key === ' ' || event.key === 'Enter') drop();
      else if (event.key === 'Escape' || event.key === 'Tab') {
        putBack();
        if (event.key === 'Tab') return;
      } else return;
    } else if (event.key === ' ') hold(id, title, place, 'keyboard');
    else if (event.key === 'Enter') props.onOpen(id);
    else if (arrow) focusNext(id, arrow.by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    held,
    said,
    hold,
    moveOver,
    drop,
    putBack,
    onKeyDown,
    /** Remembers the drawn element, in the order in which items are drawn. */
    refOf: (id: string) => (element: HTMLElement | SVGElement | null) => {
      if (element) elements.current.set(id, element);
      else elements.current.delete(id);
    },
    /** One stop of the tab key for all items; arrows go on from there. */
    tabIndexOf: (id: string, first: boolean): 0 | -1 =>
      (active === undefined && first) || active === id ? 0 : -1,
    onFocus: (id: string) => setActive(id),
  };
}

export type Moves = ReturnType<typeof useMoves>;
