import {
  PlanEdit,
  PlanProblem,
  YamlPath,
  YamlReading,
  editPlan,
  parsePlan,
  planLimits,
  readYaml,
} from 'backstage-plugin-perf-coverage-common';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepText, keptText } from './keptText';

const MAX_STEPS = 200;

interface Steps {
  text: string;
  past: string[];
  future: string[];
  /** What changed last: typing on in the same place is one step. */
  place: string | null;
}

/** A plan's text that is being changed, by form or as YAML. */
export interface PlanText {
  text: string;
  /** As it was when the editing began. */
  saved: string;
  changed: boolean;
  /** It was changed before the reader left this page, and not saved. */
  recovered: boolean;
  reading: YamlReading;
  problems: PlanProblem[];
  sound: boolean;
  /** False where the text can't be changed part by part. */
  editable: boolean;
  setText(text: string, place?: string): void;
  edit(edits: readonly PlanEdit[], place?: string): void;
  /** What is wrong with the value, or its key, at a path. */
  problemsAt(path: YamlPath): PlanProblem[];
  canUndo: boolean;
  canRedo: boolean;
  undo(): void;
  redo(): void;
  discard(): void;
}

function begun(entityRef: string, saved: string): Steps {
  const kept = keptText(entityRef);
  return kept === undefined || kept === saved
    ? { text: saved, past: [], future: [], place: null }
    : { text: kept, past: [saved], future: [], place: null };
}

/**
 * Holds the text with its steps back and forth. What is not saved stays in this
 * tab when the reader leaves the page, and the browser asks before it closes.
 */
export function usePlanText(entityRef: string, saved: string): PlanText {
  const [steps, setSteps] = useState(() => begun(entityRef, saved));
  const recovered = useRef(steps.text !== saved).current;
  const { text } = steps;
  const changed = text !== saved;

  useEffect(() => {
    keepText(entityRef, changed ? text : undefined);
  }, [entityRef, changed, text]);

  useEffect(() => {
    if (!changed) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed]);

  const setText = useCallback(
    (next: string, place: string | null = null) =>
      setSteps(current => {
        if (next === current.text) return current;
        const goesOn = place !== null && place === current.place;
        return {
          text: next,
          past: goesOn
            ? current.past
            : [...current.past, current.text].slice(-MAX_STEPS),
          future: [],
          place,
        };
      }),
    [],
  );

  const { reading, problems, sound, editable } = useMemo(() => {
    const parsed = parsePlan(text, 'perf-coverage.yaml');
    return {
      reading: readYaml(text, planLimits),
      problems: parsed.problems,
      sound: parsed.plan !== null,
      editable: editPlan(text, []) !== null,
    };
  }, [text]);

  return {
    text,
    saved,
    changed,
    recovered,
    reading,
    problems,
    sound,
    editable,
    setText,
    edit: (edits, place) => {
      const next = editPlan(text, edits);
      if (next !== null) setText(next, place);
    },
    problemsAt: path => {
      const places = [reading.placeOf(path), reading.placeOfKey(path)];
      return problems.filter(problem =>
        places.some(
          ({ line, column }) =>
            line === problem.line && column === problem.column,
        ),
      );
    },
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    undo: () =>
      setSteps(({ text: now, past, future, ...rest }) =>
        past.length === 0
          ? { text: now, past, future, ...rest }
          : {
              text: past[past.length - 1],
              past: past.slice(0, -1),
              future: [now, ...future],
              place: null,
            },
      ),
    redo: () =>
      setSteps(({ text: now, past, future, ...rest }) =>
        future.length === 0
          ? { text: now, past, future, ...rest }
          : {
              text: future[0],
              past: [...past, now],
              future: future.slice(1),
              place: null,
            },
      ),
    discard: () => setText(saved),
  };
}
