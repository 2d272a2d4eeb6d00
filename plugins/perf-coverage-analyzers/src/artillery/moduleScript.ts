/*
 * Scripts in JavaScript or TypeScript: modules that export `config` and
 * `scenarios` (https://www.artillery.io/docs/reference/test-script).
 */
import type { YamlPath } from 'backstage-plugin-perf-coverage-common';
import {
  alternatives,
  ModuleSource,
  Place,
  runModule,
  settled,
  Value,
} from '../javascript';
import { ArtilleryScript, scriptOf } from './script';

/** Whether the text of a module is worth running. */
export function mayExportScript(text: string): boolean {
  return (
    /\bscenarios\b/.test(text) &&
    /\barrival(?:Rate|Count)\b|\b(?:flow|testFunction|flowFunction)\b/.test(
      text,
    ) &&
    /\bconfig\b/.test(text) &&
    /\bexport\b|\bexports\b/.test(text)
  );
}

const maxDepth = 60;
const maxValues = 100_000;
/** Stands for what a run computes, as a variable of Artillery does. */
const hole = '{{ $computed }}';

/** The script that a module exports; undefined where it exports none. */
export function readModuleScript(
  path: string,
  modules: ReadonlyMap<string, ModuleSource>,
): ArtilleryScript | undefined {
  const { instance } = runModule(path, modules, () => undefined);
  if (!instance) return undefined;
  const exported = (name: string): Value | undefined => {
    const own = instance.exports.get(name)?.();
    if (own) return own;
    const common = instance.module.props.get('exports');
    const standard = instance.exports.get('default')?.() ?? common;
    return standard && memberOf(standard, name);
  };
  const values = new Map<string, Value>();
  for (const name of ['config', 'scenarios', 'before', 'after']) {
    const value = exported(name);
    if (value) values.set(name, value);
  }
  if (!values.has('config') || !values.has('scenarios')) return undefined;
  const budget = { left: maxValues };
  const root = Object.fromEntries(
    [...values].map(([name, value]) => [name, plain(value, 0, budget)]),
  );
  return scriptOf(path, root, at => lineOf(values, at));
}

function memberOf(value: Value, name: string): Value | undefined {
  const [one] = alternatives(value);
  return one.t === 'object' ? one.props.get(name) : undefined;
}

/** A value as YAML would have it; functions are steps that say nothing. */
function plain(value: Value, depth: number, budget: { left: number }): unknown {
  const one = chosen(value);
  budget.left -= 1;
  if (depth > maxDepth || budget.left < 0) return null;
  switch (one.t) {
    case 'constant':
      return one.value;
    case 'string':
      return one.parts
        .map(part => ('hole' in part ? hole : part.text))
        .join('');
    case 'array':
      return one.items.map(item => plain(item, depth + 1, budget));
    case 'object':
      return Object.fromEntries(
        [...one.props]
          .filter(([key]) => key !== '__proto__')
          .map(([key, item]) => [key, plain(item, depth + 1, budget)]),
      );
    case 'unknown':
      return hole;
    default:
      return null;
  }
}

/** Of several values the one of a run without settings, else the first. */
function chosen(value: Value): Value {
  const one = settled(value);
  return one.t === 'unknown' ? alternatives(value)[0] : one;
}

/** The line on which the key at a path is written, or the nearest one around it. */
function lineOf(values: ReadonlyMap<string, Value>, path: YamlPath): number {
  const [root, ...rest] = path;
  let here = values.get(String(root));
  let line = 1;
  for (const key of rest) {
    if (!here) break;
    const one = chosen(here);
    if (one.t === 'array') {
      here = one.items[Number(key)];
    } else if (one.t === 'object') {
      const at: Place | undefined = one.lines.get(String(key));
      line = at?.line ?? line;
      here = one.props.get(String(key));
    } else {
      break;
    }
  }
  return line;
}
