import type {
  Threshold,
  YamlPath,
} from 'backstage-plugin-perf-coverage-common';
import { ArtilleryScript, Settings, settingsOf } from './script';

/** Limits that are read of one script. */
const maxLimits = 500;

/** Settings of the plugin from before it had thresholds, for response times. */
const oldLimits = ['min', 'max', 'median', 'p95', 'p99'];

/** The metric of a name that the plugin knows. */
interface Metric {
  metric: string;
  stat: string;
  unit: Threshold['unit'];
  selector: Record<string, string>;
}

const statistic = /^(min|max|mean|median|p\d{1,2}(?:\.\d{1,3})?|p999)$/;

function statOf(name: string): string {
  const known: Record<string, string> = {
    mean: 'avg',
    median: 'med',
    p50: 'med',
    p999: 'p99.9',
  };
  return known[name] ?? name;
}

/**
 * Response times are `http_req_duration` in ms, whatever the tool calls them;
 * what is counted keeps its name.
 */
function metricOf(name: string): Metric {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  const first = name.slice(0, Math.max(0, dot));
  const byEndpoint =
    /^plugins\.metrics-by-endpoint(?:\.(.{1,200}))?\.response_time\.?(.{0,200})$/.exec(
      first,
    );
  if (statistic.test(last)) {
    if (first === 'http.response_time' || byEndpoint) {
      const endpoint = byEndpoint ? byEndpoint[1] ?? byEndpoint[2] : '';
      return {
        metric: 'http_req_duration',
        stat: statOf(last),
        unit: 'ms',
        selector: endpoint ? { name: endpoint } : {},
      };
    }
    return { metric: first, stat: statOf(last), unit: 'ms', selector: {} };
  }
  const isRate = last.endsWith('_rate');
  return {
    metric: name,
    stat: isRate ? 'rate' : 'count',
    unit: isRate ? 'per_second' : 'count',
    selector: {},
  };
}

/** A limit of its own or of a condition: `name < 200`. */
const comparison =
  /^\s*\(?\s*["']?([A-Za-z_][^\s<>=!"'()*/+]{0,200})["']?\s*(<=|>=|==|!=|<|>)\s*(-?\d{1,15}(?:\.\d{1,9})?)\s*\)?\s*$/;

/** What the plugin ensure demands of a run (artillery-plugin-ensure, runChecks). */
export function ensured(script: ArtilleryScript): {
  thresholds: Threshold[];
  /** Conditions that are no comparison of a metric with a number. */
  others: string[];
} {
  const { config, lineOf } = script;
  const own = config.has('ensure');
  const at: YamlPath = own
    ? ['config', 'ensure']
    : ['config', 'plugins', 'ensure'];
  const settings = settingsOf(
    own
      ? config.get('ensure')
      : settingsOf(config.get('plugins')).get('ensure'),
  );
  const thresholds: Threshold[] = [];
  const others: string[] = [];
  const add = (
    name: string,
    operator: string,
    value: number,
    expression: string,
    line: number,
  ) => {
    if (thresholds.length >= maxLimits) return;
    thresholds.push({
      ...metricOf(name),
      operator,
      value,
      expression,
      valid: Number.isFinite(value),
      line,
    });
  };

  for (const name of oldLimits.filter(one => settings.has(one))) {
    const written = settings.get(name);
    const value = parseInt(String(written), 10);
    const line = lineOf([...at, name]);
    if (!Number.isNaN(value)) {
      add(`http.response_time.${name}`, '<', value, `${name} < ${value}`, line);
    }
  }
  for (const [index, item] of entries(settings, 'thresholds')) {
    // The plugin looks at the first name of an item only.
    const [first] = settingsOf(item);
    if (!first) continue;
    const [name, limit] = first;
    const value = Number(limit);
    const line = lineOf([...at, 'thresholds', index, name]);
    if (!Number.isNaN(value)) {
      add(name, '<', value, `${name} < ${value}`, line);
    }
  }
  for (const [index, item] of entries(settings, 'conditions')) {
    const expression = settingsOf(item).get('expression');
    if (typeof expression !== 'string' || expression.length > 2_000) continue;
    const line = lineOf([...at, 'conditions', index, 'expression']);
    const parts = expression.split(/\sand\s/);
    const compared = parts.map(part => comparison.exec(part));
    if (compared.some(match => match === null)) {
      others.push(expression);
    }
    for (const match of compared) {
      if (match)
        add(match[1], match[2], Number(match[3]), match[0].trim(), line);
    }
  }
  if (settings.has('maxErrorRate')) {
    const percent = Number(settings.get('maxErrorRate'));
    if (!Number.isNaN(percent)) {
      thresholds.push({
        metric: 'http_req_failed',
        stat: 'rate',
        operator: '<=',
        value: percent / 100,
        unit: 'ratio',
        selector: {},
        expression: `maxErrorRate <= ${percent}`,
        valid: true,
        line: lineOf([...at, 'maxErrorRate']),
      });
    }
  }
  return { thresholds, others };
}

function entries(settings: Settings, name: string): [number, unknown][] {
  const list = settings.get(name);
  return Array.isArray(list) ? [...list.slice(0, maxLimits).entries()] : [];
}
