import {
  alternatives,
  array,
  call,
  constant,
  getMember,
  join,
  native,
  object,
  settled,
  textOf,
  truth,
  unknown,
  Value,
} from '../javascript';
import { parseCsv } from './csv';
import { ModuleContext } from './moduleContext';

/**
 * `k6/experimental/fs`: `open` gives a file, which is read here as its text.
 * https://grafana.com/docs/k6/latest/javascript-api/k6-experimental/fs/
 */
export function fileModule({ run }: ModuleContext): Value {
  const open = native('open', (args, site) => {
    const own = run().host.globals.find('open');
    return own ? call(run(), own.value, args, site) : unknown;
  });
  return withDefault([['open', open]]);
}

/**
 * `k6/experimental/csv`: `parse` gives all rows of a file, a `Parser` one after
 * the other.
 * https://grafana.com/docs/k6/latest/javascript-api/k6-experimental/csv/
 */
export function csvModule({ run }: ModuleContext): Value {
  const parse = native('parse', ([file, settings]) => rowsOf(file, settings));
  const make = ([file, settings]: Value[]): Value => {
    const rows = rowsOf(file, settings);
    const next = native('next', (_, site) =>
      object([
        // Sooner or later it is; a script that stops then has run before.
        ['done', join([constant(false), unknown], true)],
        ['value', getMember(run(), rows, unknown, site)],
      ]),
    );
    return object([['next', next]], true);
  };
  return withDefault([
    ['parse', parse],
    ['Parser', native('Parser', make, make)],
  ]);
}

function rowsOf(file: Value | undefined, settings: Value | undefined): Value {
  const options = settled(settings);
  const isOn = (name: string) =>
    options.t === 'object' &&
    truth(options.props.get(name) ?? constant(false)) === true;
  let first: Parameters<typeof parseCsv>[1] = 'data';
  if (isOn('asObjects')) first = 'names';
  else if (isOn('skipFirstLine')) first = 'left out';
  return join(
    alternatives(file ?? unknown).map(one => {
      const known = textOf(one);
      return known === undefined ? array([], true) : parseCsv(known, first);
    }),
  );
}

function withDefault(members: [string, Value][]): Value {
  const made = object(members, true);
  made.props.set('default', made);
  return made;
}
