import {
  alternatives,
  array,
  call,
  callUnknown,
  CallSite,
  concat,
  constant,
  native,
  nothing,
  object,
  ObjectValue,
  text,
  textOf,
  truth,
  unknown,
  Value,
} from '../javascript';
import { groupNamed } from './chai';
import { csvModule, fileModule } from './fileModules';
import { isJslib, jslibModule } from './jslib';
import { batch, httpMethods, ModuleContext, send } from './moduleContext';
import { CustomMetric } from './recorder';

/**
 * The modules of k6 (https://grafana.com/docs/k6/latest/javascript-api/) as
 * far as they show what a script does; others are known by name only.
 */
export function k6Module(
  specifier: string,
  context: ModuleContext,
): Value | undefined {
  switch (specifier) {
    case 'k6':
      return coreModule(context);
    case 'k6/http':
    case 'k6/x/http':
      return httpModule(context);
    case 'k6/metrics':
      return metricsModule(context);
    case 'k6/data':
      return dataModule(context);
    case 'k6/ws':
      return webSocketModule(context);
    case 'k6/websockets':
    case 'k6/experimental/websockets':
      return webSocketClass(context);
    case 'k6/net/grpc':
    case 'k6/experimental/grpc':
      return grpcModule(context);
    case 'k6/browser':
    case 'k6/experimental/browser':
      return browserModule(context);
    case 'k6/experimental/fs':
      return fileModule(context);
    case 'k6/experimental/csv':
      return csvModule(context);
    case 'k6/execution':
      return object([], true);
    default:
      return jslibModule(specifier, context);
  }
}

function coreModule(context: ModuleContext): Value {
  const { run, recorder } = context;
  return object(
    [
      [
        'check',
        native('check', ([, sets], site) => {
          for (const one of alternatives(sets ?? nothing)) {
            if (one.t !== 'object' || one.open) recorder.unnamedCheck = true;
            if (one.t !== 'object') continue;
            for (const name of one.props.keys()) recorder.checks.add(name);
          }
          if (sets) callUnknown(run(), [sets], site);
          return unknown;
        }),
      ],
      [
        'group',
        native('group', ([name, body], site) => {
          groupNamed(context, name);
          return body ? call(run(), body, [], site) : nothing;
        }),
      ],
    ],
    true,
  );
}

function httpModule(context: ModuleContext): Value {
  const made = object([], true);
  for (const [name, method] of httpMethods) {
    made.props.set(
      name,
      native(name, ([url, body], site) =>
        send(context, text(method), url ?? unknown, site, body),
      ),
    );
  }
  for (const name of ['request', 'asyncRequest']) {
    made.props.set(
      name,
      native(name, ([method, url, body], site) =>
        send(context, method ?? unknown, url ?? unknown, site, body),
      ),
    );
  }
  made.props.set(
    'url',
    native('url', ([value]) => value ?? unknown),
  );
  made.props.set(
    'batch',
    native('batch', ([list], site) => {
      batch(context, list ?? unknown, site);
      return unknown;
    }),
  );
  made.props.set('default', made);
  return made;
}

const metricTypes: [string, CustomMetric['type']][] = [
  ['Counter', 'counter'],
  ['Gauge', 'gauge'],
  ['Rate', 'rate'],
  ['Trend', 'trend'],
];

function metricsModule({ recorder }: ModuleContext): Value {
  const made = object();
  for (const [name, type] of metricTypes) {
    const make = ([label, isTime]: Value[], site: CallSite): Value => {
      const metric = object([], true);
      for (const one of alternatives(label ?? unknown)) {
        const known = textOf(one);
        if (known === undefined) recorder.unnamedMetric = true;
        if (known === undefined) continue;
        recorder.metrics.push({
          name: known,
          type,
          isTime: isTime ? truth(isTime) === true : false,
          place: site.place,
          fed: false,
        });
      }
      const names = new Set(alternatives(label ?? unknown).map(textOf));
      metric.props.set(
        'add',
        native('add', () => {
          if (!recorder.reachable) return nothing;
          for (const one of recorder.metrics) {
            if (names.has(one.name)) one.fed = true;
          }
          return nothing;
        }),
      );
      return metric;
    };
    made.props.set(name, native(name, make, make));
  }
  return made;
}

function dataModule({ run }: ModuleContext): Value {
  const make = ([, load]: Value[], site: CallSite): Value => {
    const list = load ? call(run(), load, [], site) : unknown;
    const isList = alternatives(list).every(
      one => one.t === 'array' || one.t === 'unknown',
    );
    return isList ? list : array([], true);
  };
  return object([['SharedArray', native('SharedArray', make, make)]], true);
}

/** An event handler of a connection may run at any time. */
function emitter(context: ModuleContext): ObjectValue {
  const made = object([], true);
  const listen = native('on', (args, site) => {
    callUnknown(context.run(), args, site);
    return nothing;
  });
  for (const name of ['on', 'addEventListener', 'setTimeout', 'setInterval']) {
    made.props.set(name, listen);
  }
  made.assigned = (name, value, place) => {
    if (!/^on[a-z]/.test(name)) return;
    // It is called by that name alone: what it does belongs to what surrounds it.
    const handler = value.t === 'function' ? { ...value, name: '' } : value;
    callUnknown(context.run(), [handler], { place });
  };
  return made;
}

function webSocketModule(context: ModuleContext): Value {
  const connect = native('connect', (args, site) => {
    context.recorder.protocols.add('ws');
    send(context, text('WS'), args[0] ?? unknown, site);
    const callback = args.find(one => one.t === 'function');
    if (callback) call(context.run(), callback, [emitter(context)], site);
    return unknown;
  });
  return object([['connect', connect]], true);
}

function webSocketClass(context: ModuleContext): Value {
  const make = ([url]: Value[], site: CallSite): Value => {
    context.recorder.protocols.add('ws');
    send(context, text('WS'), url ?? unknown, site);
    return emitter(context);
  };
  return object([['WebSocket', native('WebSocket', make, make)]], true);
}

function grpcModule(context: ModuleContext): Value {
  const rpc = (args: Value[], site: CallSite): Value => {
    send(context, text('GRPC'), concat([text('/'), args[0] ?? unknown]), site);
    return unknown;
  };
  const client = () => {
    context.recorder.protocols.add('grpc');
    const made = object([], true);
    for (const name of ['invoke', 'asyncInvoke']) {
      made.props.set(name, native(name, rpc));
    }
    return made;
  };
  const stream = ([, method]: Value[], site: CallSite): Value => {
    send(context, text('GRPC'), concat([text('/'), method ?? unknown]), site);
    return emitter(context);
  };
  return object(
    [
      ['Client', native('Client', client, client)],
      ['Stream', native('Stream', stream, stream)],
    ],
    true,
  );
}

function browserModule(context: ModuleContext): Value {
  const page = () => {
    context.recorder.protocols.add('browser');
    const made = emitter(context);
    made.props.set(
      'goto',
      native('goto', ([url], site) =>
        send(context, text('GET'), url ?? unknown, site),
      ),
    );
    return made;
  };
  const newPage = native('newPage', page);
  const newContext = native('newContext', () =>
    object([['newPage', newPage]], true),
  );
  const browser = object(
    [
      ['newPage', newPage],
      ['newContext', newContext],
    ],
    true,
  );
  const launch = native('launch', () => browser);
  return object(
    [
      ['browser', browser],
      ['chromium', object([['launch', launch]], true)],
    ],
    true,
  );
}

/** Whether a specifier names a module of k6 itself or one of its extensions. */
export function isK6Specifier(specifier: string): boolean {
  return specifier === 'k6' || specifier.startsWith('k6/');
}

/** Whether an import shows that a script is one of k6: its modules and its libraries. */
export function showsK6(specifier: string): boolean {
  return isK6Specifier(specifier) || isJslib(specifier);
}

/** Names that every k6 script has without an import. */
export function hostConstants(): [string, Value][] {
  return [
    ['__VU', unknown],
    ['__ITER', unknown],
    ['console', object([], true)],
    ['undefined', constant(undefined)],
  ];
}
