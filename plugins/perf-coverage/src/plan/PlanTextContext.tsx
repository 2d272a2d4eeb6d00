import { YamlPath } from 'backstage-plugin-perf-coverage-common';
import { createContext, useContext } from 'react';
import { PlanText } from './usePlanText';

const Context = createContext<PlanText | undefined>(undefined);

export const PlanTextProvider = Context.Provider;

export function usePlanContext(): PlanText {
  const plan = useContext(Context);
  if (!plan) throw new Error('A field of the plan needs a PlanTextProvider');
  return plan;
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(root: unknown, path: YamlPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** How many entries the list at a path has. */
export function countAt(root: unknown, path: YamlPath): number {
  const list = valueAt(root, path);
  return Array.isArray(list) ? list.length : 0;
}

/** A text at a path, empty where there is none. */
export function textAt(root: unknown, path: YamlPath): string {
  const value = valueAt(root, path);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : '';
}
