/*
 * Settings that code of the JVM reads from files: configurations of
 * https://github.com/lightbend/config and java.util.Properties.
 */
import {
  alternatives,
  array,
  chosen,
  concat,
  constant,
  environment,
  join,
  native,
  NativeValue,
  settled,
  text,
  textOf,
  toNumber,
  unknown,
  Value,
} from '../javascript';
import {
  configAt,
  ConfigObject,
  ConfigValue,
  parseHocon,
  readProperties,
  withFallback,
} from '../configuration';
import {
  callable,
  Deferred,
  durationSeconds,
  durationText,
  durationValue,
  secondsPerUnit,
} from './durations';
import { libraryGlobal } from './libraryGlobals';
import type { Resources } from './resources';

/** A configuration; null where its file is not known. */
class ConfigHost {
  constructor(readonly config: ConfigObject | null) {}
}

const numberGetters = new Set(['getInt', 'getLong', 'getDouble', 'getNumber']);
const listGetters = new Set([
  'getStringList',
  'getIntList',
  'getLongList',
  'getDoubleList',
  'getNumberList',
  'getConfigList',
  'getList',
]);
const textGetters = new Set(['getString', 'getEnum', 'getAnyRef', 'getValue']);
/** Of Scala libraries on top of it: `config.as[Int]("users")`. */
const anyGetters = new Set(['as', 'getAs', 'getOrElse', 'get']);
/** They change nothing that reading would notice. */
const same = new Set([
  'resolve',
  'resolveWith',
  'root',
  'toConfig',
  'getOrThrow',
]);

/** Makes the libraries' objects that read settings, for one reading. */
export class Configurations {
  constructor(private readonly resources: Resources) {}

  /** A class of these libraries by its simple name. */
  global(name: string): NativeValue | undefined {
    switch (name) {
      case 'ConfigFactory':
        return this.factory();
      case 'ConfigSource':
        return this.source();
      // Kotlin makes `Properties()` without `new`; Scala has an object of that name.
      case 'Properties': {
        const own = libraryGlobal(name);
        return own?.t === 'native'
          ? { ...own, call: () => this.properties(new Map()) }
          : undefined;
      }
      case 'ResourceBundle':
        return holder(name, {
          getBundle: ([file], from) =>
            this.properties(
              this.propertiesOf(`${named(file)}.properties`, from),
            ),
        });
      default:
        return undefined;
    }
  }

  /** `new Properties()` */
  create(name: string): Value | undefined {
    return name === 'Properties' ? this.properties(new Map()) : undefined;
  }

  private factory(): NativeValue {
    const file: Make = ([name], from) =>
      configValue(this.configOf(named(name), from));
    return holder('ConfigFactory', {
      load: ([first, second], from) => {
        const given = [second, first].find(one => one && configOf(one));
        if (given) return given;
        const name = second ?? first;
        const known = named(name);
        if (first === undefined) return this.loaded('application', from);
        return known === undefined
          ? configValue(null)
          : this.loaded(known, from);
      },
      defaultApplication: (_, from) => this.loaded('application', from),
      parseResources: ([first, second], from) => file([second ?? first], from),
      parseResourcesAnySyntax: ([first, second], from) =>
        this.loaded(named(second ?? first) ?? '', from),
      parseFile: file,
      parseFileAnySyntax: ([name], from) =>
        this.loaded(named(name) ?? '', from),
      parseURL: file,
      parseString: ([source]) => {
        const known = source && textOf(settled(source));
        return configValue(known === undefined ? null : parseHocon(known));
      },
      empty: () => configValue(new Map()),
      // Neither is set in the run that is read.
      systemProperties: () => configValue(new Map()),
      systemEnvironment: () => configValue(new Map()),
      defaultOverrides: () => configValue(new Map()),
      defaultReference: (_, from) => this.loaded('reference', from),
    });
  }

  /** Of https://pureconfig.github.io: settings as records. */
  private source(): NativeValue {
    const file: Make = ([name], from) => this.loaded(named(name) ?? '', from);
    return holder('ConfigSource', {
      default: (_, from) => this.loaded('application', from),
      resources: file,
      file,
      url: file,
      string: ([source]) => {
        const known = named(source);
        return configValue(known === undefined ? null : parseHocon(known));
      },
    });
  }

  /** A configuration by its name with or without the ending. */
  private loaded(name: string, from: string): Value {
    const endings = ['', '.conf', '.json', '.properties'];
    for (const ending of endings) {
      const found = this.configOf(name + ending, from);
      if (found) {
        const reference = this.configOf('reference.conf', from);
        return configValue(reference ? withFallback(found, reference) : found);
      }
    }
    return configValue(null);
  }

  private configOf(
    name: string | undefined,
    from: string,
  ): ConfigObject | null {
    if (name === undefined || !name.includes('.')) return null;
    const source = this.resources.find(name, from);
    if (source === undefined) return null;
    if (name.endsWith('.properties')) {
      const made: ConfigObject = new Map();
      for (const [key, value] of readProperties(source)) {
        putDotted(made, key.split('.'), value);
      }
      return made;
    }
    return parseHocon(source, included => {
      const names = included.includes('.')
        ? [included]
        : [`${included}.conf`, `${included}.properties`];
      for (const one of names) {
        const found = this.resources.find(one, from);
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }

  private propertiesOf(
    name: string | undefined,
    from: string,
  ): Map<string, string> | null {
    const source =
      name === undefined ? undefined : this.resources.find(name, from);
    return source === undefined ? null : readProperties(source);
  }

  /** An object of java.util.Properties; null where its file is not known. */
  private properties(known: Map<string, string> | null): Value {
    const values = new Map<string, Value>();
    for (const [key, value] of known ?? []) values.set(key, setting(value));
    const get: Make = ([key, fallback]) => {
      const name = key && textOf(settled(key));
      const own = name === undefined ? undefined : values.get(name);
      if (own) return own;
      return fallback ? chosen(fallback) : environment;
    };
    const put: Make = ([key, value]) => {
      const name = key && textOf(settled(key));
      if (name !== undefined && values.size < 10_000) {
        values.set(name, value ?? unknown);
      }
      return unknown;
    };
    const made: NativeValue = holder('Properties', {
      // `Properties().apply { load(…) }`
      apply: () => made,
      load: ([file], from) => {
        const found = this.propertiesOf(named(file), from);
        for (const [key, value] of found ?? []) values.set(key, setting(value));
        return unknown;
      },
      getProperty: get,
      get,
      getOrDefault: get,
      getString: get,
      getObject: get,
      setProperty: put,
      put,
      containsKey: ([key]) => {
        const name = key && textOf(settled(key));
        return name !== undefined && values.has(name)
          ? constant(true)
          : { t: 'unknown', lean: false };
      },
    });
    return made;
  }
}

type Make = (args: Value[], from: string) => Value;

/** An object with methods; those without arguments may be named alone. */
function holder(name: string, members: Record<string, Make>): NativeValue {
  const made = native(name, () => unknown);
  for (const [member, make] of Object.entries(members)) {
    const method = native(member, (args, { place }) => make(args, place.file));
    method.host = new Deferred(() => make([], ''));
    made.props.set(member, method);
  }
  return made;
}

/** The name of a file, as a text or as what a text was made into. */
function named(value: Value | undefined): string | undefined {
  return value && textOf(settled(value));
}

function putDotted(
  target: ConfigObject,
  path: string[],
  value: ConfigValue,
): void {
  let here = target;
  for (const key of path.slice(0, -1).slice(0, 50)) {
    const inner = here.get(key);
    const next: ConfigObject = inner instanceof Map ? inner : new Map();
    if (next !== inner) here.set(key, next);
    here = next;
  }
  here.set(path[path.length - 1], value);
}

/** A setting: a system property of the same name may replace it. */
function setting(value: string): Value {
  return chosen(text(value));
}

export function configOf(value: Value): ConfigHost | null {
  const [one] = alternatives(value);
  return one.t === 'native' && one.host instanceof ConfigHost ? one.host : null;
}

function configValue(config: ConfigObject | null): Value {
  const made = native('Config', () => unknown);
  made.host = new ConfigHost(config);
  made.member = name => configMember(config, made, name);
  return made;
}

function configMember(
  config: ConfigObject | null,
  self: Value,
  name: string,
): Value | undefined {
  const at = (path: Value | undefined): ConfigValue | undefined => {
    const known = named(path);
    return config && known !== undefined
      ? configAt(config, known.replaceAll('"', ''))
      : undefined;
  };
  if (same.has(name)) return callable(name, self);
  if (textGetters.has(name)) {
    return native(name, ([path]) => plain(at(path)));
  }
  if (numberGetters.has(name)) {
    return native(name, ([path]) => number(plain(at(path))));
  }
  if (anyGetters.has(name)) {
    return native(name, ([path, fallback]) => {
      const value = at(path);
      if (value === undefined && fallback) return chosen(fallback);
      const found = plain(value);
      const asNumber = toNumber(number(found));
      return asNumber === undefined ? found : constant(asNumber);
    });
  }
  if (listGetters.has(name)) {
    return native(name, ([path]) => {
      const value = at(path);
      if (!Array.isArray(value)) return array([], true);
      return array(
        value.slice(0, 1000).map(one => {
          const item = plain(one);
          return /Int|Long|Double|Number/.test(name) ? number(item) : item;
        }),
      );
    });
  }
  switch (name) {
    case 'getBoolean':
      return native(name, ([path]) => {
        const known = at(path);
        if (typeof known !== 'string') return environment;
        return constant(/^(?:true|yes|on)$/i.test(known));
      });
    case 'getConfig':
    case 'getObject':
      return native(name, ([path]) => {
        const value = at(path);
        return configValue(value instanceof Map ? value : null);
      });
    case 'getDuration':
    case 'getFiniteDuration':
      return native(name, ([path, unit]) => durationAt(at(path), unit));
    case 'getMilliseconds':
    case 'getNanoseconds':
      return native(name, ([path]) =>
        durationAt(
          at(path),
          text(name === 'getMilliseconds' ? 'MILLISECONDS' : 'NANOSECONDS'),
        ),
      );
    case 'hasPath':
    case 'hasPathOrNull':
      return native(name, ([path]) =>
        at(path) === undefined ? { t: 'unknown', lean: false } : constant(true),
      );
    case 'withFallback':
      return native(name, ([other]) => {
        const fallback = other && configOf(other);
        if (!fallback?.config) return self;
        return config
          ? configValue(withFallback(config, fallback.config))
          : configValue(fallback.config);
      });
    case 'withValue':
      return callable(name, configValue(null));
    case 'at':
      return native(name, ([path]) => {
        const value = at(path);
        return configValue(value instanceof Map ? value : null);
      });
    case 'load':
    case 'loadOrThrow':
      return callable(name, record(config));
    default:
      return undefined;
  }
}

/** A record that pureconfig fills: `numUsers` is `num-users` of the file. */
function record(config: ConfigObject | null): Value {
  const made = native('record', () => unknown);
  made.member = name => {
    const kebab = name.replace(/[A-Z]/g, char => `-${char.toLowerCase()}`);
    const value = config?.get(kebab) ?? config?.get(name);
    if (value instanceof Map) return record(value);
    const found = plain(value);
    const known = textOf(found);
    if (known === undefined) return found;
    const asNumber = toNumber(number(found));
    if (asNumber !== undefined) return constant(asNumber);
    const asTime = durationText(known);
    return typeof durationSeconds(asTime) === 'number' ? asTime : found;
  };
  return made;
}

/** A value of a configuration; what is not there may be given when it runs. */
function plain(value: ConfigValue | undefined): Value {
  if (value === undefined || value === null) return environment;
  if (typeof value === 'string') return setting(value);
  if (value instanceof Map) return configValue(value);
  return array(value.slice(0, 1000).map(plain));
}

function number(value: Value): Value {
  if (value.t !== 'string') return value;
  const known = textOf(value)?.trim();
  const found = known ? Number(known) : NaN;
  return Number.isFinite(found) ? constant(found) : environment;
}

/** A duration of HOCON: a number alone counts milliseconds. */
function durationAt(
  value: ConfigValue | undefined,
  unit: Value | undefined,
): Value {
  const known = typeof value === 'string' ? value.trim() : '';
  const whole = /^\d+(?:\.\d+)?$/.test(known)
    ? durationValue(Number(known) / 1000)
    : durationText(known);
  const name = unit && textOf(settled(unit));
  if (name === undefined) return whole;
  const seconds = durationSeconds(whole);
  const factor = secondsPerUnit(name);
  return typeof seconds === 'number' && factor !== undefined
    ? constant(Math.floor(seconds / factor + 1e-9))
    : join([environment]);
}

/** `new File("folder", "name")` and readers of files: the name of the file. */
export function fileNamed(args: Value[]): Value {
  const [first, second] = args;
  if (!first) return unknown;
  return second && textOf(second) !== undefined && textOf(first) !== undefined
    ? concat([first, text('/'), second])
    : first;
}
