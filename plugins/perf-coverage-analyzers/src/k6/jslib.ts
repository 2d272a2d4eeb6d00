import {
  alternatives,
  array,
  CallSite,
  getMember,
  join,
  native,
  nothing,
  object,
  searchParamsClass,
  settled,
  text,
  textOf,
  truth,
  unknown,
  urlClass,
  Value,
} from '../javascript';
import { chaiModule } from './chai';
import { parseCsv } from './csv';
import {
  batch,
  below,
  httpMethods,
  ModuleContext,
  send,
} from './moduleContext';

/** Modules of https://jslib.k6.io, whatever their version, by their name. */
const library = /^https?:\/\/jslib\.k6\.io\/([\w-]{1,60})\//;

/** A library that k6 scripts import by address; undefined where it is none that we know. */
export function jslibModule(
  specifier: string,
  context: ModuleContext,
): Value | undefined {
  switch (library.exec(specifier)?.[1]) {
    case 'url':
      return object(
        [
          ['URL', urlClass()],
          ['URLSearchParams', searchParamsClass()],
        ],
        true,
      );
    case 'httpx':
      return httpxModule(context);
    case 'k6chaijs':
      return chaiModule(context);
    case 'papaparse':
      return papaparseModule();
    case 'k6-utils':
      return utilsModule(context);
    default:
      return undefined;
  }
}

/** Whether a specifier is an address at which k6 keeps its libraries. */
export function isJslib(specifier: string): boolean {
  return library.test(specifier);
}

/** `parse(text, { header })` of papaparse, as far as its rows name paths. */
function papaparseModule(): Value {
  const parse = native('parse', ([source, settings]) => {
    const options = settled(settings);
    const header =
      options.t === 'object' ? options.props.get('header') : undefined;
    const rows = alternatives(source ?? unknown).map(one => {
      const known = textOf(one);
      return known === undefined
        ? array([], true)
        : parseCsv(
            known,
            header !== undefined && truth(header) !== false ? 'names' : 'data',
          );
    });
    return object([['data', join(rows)]], true);
  });
  const made = object([['parse', parse]], true);
  made.props.set('default', made);
  return made;
}

/** `randomItem` picks from a list; what else k6-utils makes is made up in the run. */
function utilsModule(context: ModuleContext): Value {
  const pick = native('randomItem', ([list], site) =>
    getMember(context.run(), list ?? unknown, unknown, site),
  );
  return object([['randomItem', pick]], true);
}

const sessionMethods = [
  ...httpMethods,
  ['delete', 'DELETE'],
  ['trace', 'TRACE'],
] as const;

/** `Httpx` and `Request` of https://jslib.k6.io/httpx. */
function httpxModule(context: ModuleContext): Value {
  const make = ([settings]: Value[]): Value => {
    const made = object([], true);
    const options = settled(settings);
    const session = {
      base:
        (options.t === 'object' && options.props.get('baseURL')) || text(''),
    };
    made.props.set(
      'setBaseUrl',
      native('setBaseUrl', ([url]) => {
        session.base = url ?? unknown;
        return nothing;
      }),
    );
    const request = (
      method: Value,
      [url, body]: (Value | undefined)[],
      site: CallSite,
    ) => send(context, method, below(session.base, url ?? unknown), site, body);
    for (const [name, method] of sessionMethods) {
      made.props.set(
        name,
        native(name, (args, site) => request(text(method), args, site)),
      );
      const later = `async${name[0].toUpperCase()}${name.slice(1)}`;
      made.props.set(
        later,
        native(later, (args, site) => request(text(method), args, site)),
      );
    }
    for (const name of ['request', 'asyncRequest']) {
      made.props.set(
        name,
        native(name, ([method, ...args], site) =>
          request(method ?? unknown, args, site),
        ),
      );
    }
    made.props.set(
      'batch',
      native('batch', ([list], site) => {
        batch(context, list ?? unknown, site, session.base);
        return array([], true);
      }),
    );
    return made;
  };
  const request = (name: string, method: string): [string, Value] => {
    const build = ([url]: Value[]) =>
      object([
        ['method', text(method)],
        ['url', url ?? unknown],
      ]);
    return [name, native(name, build, build)];
  };
  return object(
    [
      ['Httpx', native('Httpx', make, make)],
      request('Get', 'GET'),
      request('Post', 'POST'),
      request('Put', 'PUT'),
      request('Patch', 'PATCH'),
      request('Delete', 'DELETE'),
    ],
    true,
  );
}
