import type {
  LoadStage,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';
import { openModelStages } from './openModel';
import { inside, itemsOf, PlanElement, PlanProperty, textOf } from './plan';
import {
  areaOf,
  durationOf,
  maxRows,
  stagesOfTrapezoids,
  Trapezoid,
} from './profile';
import { Variables } from './variables';

/** What a thread group says of its load. */
type Load = Pick<
  Scenario,
  'startSeconds' | 'durationSeconds' | 'maxVUs' | 'iterations' | 'stages'
>;

type Reading = (group: PlanElement, variables: Variables) => Load;

/** How each kind of thread group is read; any other as JMeter's own. */
const readings = new Map<string, Reading>([
  ['UltimateThreadGroup', ultimate],
  ['SteppingThreadGroup', stepping],
  ['ConcurrencyThreadGroup', concurrency],
  ['ArrivalsThreadGroup', arrivals],
  ['FreeFormArrivalsThreadGroup', freeFormArrivals],
  ['OpenModelThreadGroup', openModel],
]);

/**
 * A thread group as a scenario; its executor is the group's class. Numbers
 * that only a run can tell are null.
 */
export function scenarioOf(
  group: PlanElement,
  name: string,
  variables: Variables,
): Scenario {
  const read = readings.get(group.type) ?? plain;
  const load = read(group, variables);
  return {
    name,
    executor: group.type,
    exec: null,
    reachable: load.maxVUs !== 0,
    ...load,
  };
}

const unknown: Load = {
  startSeconds: 0,
  durationSeconds: null,
  maxVUs: null,
  iterations: null,
  stages: [],
};

function count(
  group: PlanElement,
  name: string,
  variables: Variables,
): number | null {
  const value = variables.number(textOf(group, name));
  return value === null || value < 0 ? null : value;
}

/** Of an optional setting: 0 where it is empty. */
function countOrZero(
  group: PlanElement,
  name: string,
  variables: Variables,
): number | null {
  return textOf(group, name).trim() === '' ? 0 : count(group, name, variables);
}

/** Loops of each thread; Infinity where it loops forever, null where not known. */
function loopsOf(group: PlanElement, variables: Variables): number | null {
  const controller = group.properties.get('ThreadGroup.main_controller');
  const forever = inside(controller, 'LoopController.continue_forever');
  if (forever && variables.evaluate(forever.text).trim() === 'true') {
    return Infinity;
  }
  const written = inside(controller, 'LoopController.loops');
  const loops = written ? variables.number(written.text) : null;
  return loops !== null && loops < 0 ? Infinity : loops;
}

function iterationsOf(
  threads: number | null,
  loops: number | null,
): number | null {
  return threads === null || loops === null || loops === Infinity
    ? null
    : threads * loops;
}

/** ThreadGroup, SetupThreadGroup, PostThreadGroup and those built alike. */
function plain(group: PlanElement, variables: Variables): Load {
  const threads = count(group, 'ThreadGroup.num_threads', variables);
  const ramp = countOrZero(group, 'ThreadGroup.ramp_time', variables);
  const scheduled =
    variables.evaluate(textOf(group, 'ThreadGroup.scheduler')).trim() ===
    'true';
  const durationSeconds = scheduled ? scheduledSeconds(group, variables) : null;
  const delay = scheduled ? count(group, 'ThreadGroup.delay', variables) : null;
  return {
    startSeconds: delay ?? 0,
    durationSeconds,
    maxVUs: threads,
    iterations: iterationsOf(threads, loopsOf(group, variables)),
    stages: rampStages(threads, ramp, durationSeconds),
  };
}

/** Plans of JMeter before 4 may name the moments of start and end instead. */
function scheduledSeconds(
  group: PlanElement,
  variables: Variables,
): number | null {
  const seconds = count(group, 'ThreadGroup.duration', variables);
  if (seconds !== null && seconds > 0) return seconds;
  if (textOf(group, 'ThreadGroup.duration').includes('$')) return null;
  const start = count(group, 'ThreadGroup.start_time', variables);
  const end = count(group, 'ThreadGroup.end_time', variables);
  return start !== null && end !== null && end > start
    ? Math.round((end - start) / 1000)
    : null;
}

/** Threads start one after the other over the ramp, the first one at once. */
function rampStages(
  threads: number | null,
  ramp: number | null,
  duration: number | null,
): LoadStage[] {
  if (threads === null || threads <= 1 || !ramp) return [];
  const rise = Math.min(ramp, duration ?? ramp);
  const stages = [{ durationSeconds: rise, target: threads }];
  if (duration !== null && duration > rise) {
    stages.push({ durationSeconds: duration - rise, target: threads });
  }
  return stages;
}

/** Rows of threads, delay, startup, hold and shutdown (kg.apc UltimateThreadGroup). */
function ultimate(group: PlanElement, variables: Variables): Load {
  const rows = rowsOf(group).map(row =>
    row.map(cell => variables.number(cell.text)),
  );
  const trapezoids: Trapezoid[] = [];
  for (const row of rows) {
    const [users, delay, rise, hold, fall] = row;
    if (row.length < 5 || row.some(cell => cell === null || cell < 0)) {
      return unknown;
    }
    trapezoids.push({
      users: users ?? 0,
      delay: delay ?? 0,
      rise: rise ?? 0,
      hold: hold ?? 0,
      fall: fall ?? 0,
    });
  }
  if (trapezoids.length === 0 || trapezoids.length > maxRows) return unknown;
  const stages = stagesOfTrapezoids(trapezoids);
  const startSeconds = Math.min(...trapezoids.map(one => one.delay));
  const end = Math.max(
    ...trapezoids.map(one => one.delay + one.rise + one.hold + one.fall),
  );
  const loops = loopsOf(group, variables);
  const threads = trapezoids.reduce((sum, one) => sum + one.users, 0);
  return {
    startSeconds,
    durationSeconds: end - startSeconds,
    maxVUs: Math.max(0, ...stages.map(stage => stage.target)),
    iterations: iterationsOf(threads, loops),
    stages,
  };
}

/** Plugins before 1.0 wrote the table by columns. */
function rowsOf(group: PlanElement): PlanProperty[][] {
  const table = itemsOf(group, 'ultimatethreadgroupdata')
    .slice(0, maxRows + 1)
    .map(row => row.properties);
  if (table.length !== 5 || table.every(row => row.length === 5)) return table;
  return table[0].map((_, index) =>
    table.flatMap(column => column[index] ?? []),
  );
}

/** Steps of a staircase that are written out. */
const maxStairs = 200;

/** A staircase up and down (kg.apc SteppingThreadGroup.scheduleThread). */
function stepping(group: PlanElement, variables: Variables): Load {
  const setting = (name: string) => countOrZero(group, name, variables);
  const threads = count(group, 'ThreadGroup.num_threads', variables);
  const delay = setting('Threads initial delay');
  const up = setting('Start users count');
  const first = setting('Start users count burst');
  const upPeriod = setting('Start users period');
  const rise = setting('rampUp');
  const flight = setting('flighttime');
  const down = setting('Stop users count');
  const downPeriod = setting('Stop users period');
  if (
    threads === null ||
    threads === 0 ||
    delay === null ||
    up === null ||
    first === null ||
    upPeriod === null ||
    rise === null ||
    flight === null ||
    down === null ||
    downPeriod === null
  ) {
    return { ...unknown, startSeconds: delay ?? 0, maxVUs: threads };
  }
  const each = up || threads;
  const burst = Math.min(first, threads) || Math.min(each, threads);
  const fewer = down || threads;
  if ((threads - burst) / each > maxStairs || threads / fewer > maxStairs) {
    return { ...unknown, startSeconds: delay, maxVUs: threads };
  }
  const stages: LoadStage[] = [];
  const add = (durationSeconds: number, target: number) => {
    stages.push({ durationSeconds, target });
  };
  for (let level = burst; ; level = Math.min(level + each, threads)) {
    add(rise, level);
    add(level < threads ? upPeriod : flight, level);
    if (level >= threads) break;
  }
  for (let left = threads - fewer; ; left -= fewer) {
    add(0, Math.max(0, left));
    if (left <= 0) break;
    add(downPeriod, left);
  }
  const kept = stages.filter(
    (stage, index) =>
      stage.durationSeconds > 0 || stage.target !== stages[index - 1]?.target,
  );
  return {
    startSeconds: delay,
    durationSeconds: durationOf(kept),
    maxVUs: threads,
    iterations: iterationsOf(threads, loopsOf(group, variables)),
    stages: kept,
  };
}

/** Seconds of a setting in the group's unit. */
function unitSeconds(group: PlanElement, variables: Variables): number {
  return variables.evaluate(textOf(group, 'Unit')).trim() === 'M' ? 60 : 1;
}

/** Rise to the target, in steps or in a line, and hold it. */
function targetLoad(
  group: PlanElement,
  variables: Variables,
): { target: number | null; stages: LoadStage[]; seconds: number | null } {
  const unit = unitSeconds(group, variables);
  const target = count(group, 'TargetLevel', variables);
  const rise = countOrZero(group, 'RampUp', variables);
  const hold = countOrZero(group, 'Hold', variables);
  const steps = countOrZero(group, 'Steps', variables);
  if (target === null || rise === null || hold === null) {
    return { target, stages: [], seconds: null };
  }
  const stages: LoadStage[] = [];
  if (rise > 0 && steps !== null && steps > 1 && steps <= maxStairs) {
    for (let step = 1; step <= steps; step += 1) {
      const level = Math.round((target * step) / steps);
      stages.push(
        { durationSeconds: 0, target: level },
        { durationSeconds: (rise * unit) / steps, target: level },
      );
    }
  } else if (rise > 0) {
    stages.push({ durationSeconds: rise * unit, target });
  }
  if (hold > 0) {
    if (rise === 0) stages.push({ durationSeconds: 0, target });
    stages.push({ durationSeconds: hold * unit, target });
  }
  return { target, stages, seconds: (rise + hold) * unit };
}

/** com.blazemeter.jmeter.threads.concurrency.ConcurrencyThreadGroup */
function concurrency(group: PlanElement, variables: Variables): Load {
  const { target, stages, seconds } = targetLoad(group, variables);
  const loops = count(group, 'Iterations', variables);
  return {
    startSeconds: 0,
    durationSeconds: seconds,
    maxVUs: target,
    iterations: iterationsOf(target, loops === 0 ? null : loops),
    stages,
  };
}

/** Arrivals of a whole run: what the rate adds up to, at most the limit. */
function arrivalsOf(
  stages: readonly LoadStage[],
  perSeconds: number,
  limit: number | null,
): number | null {
  if (stages.length === 0) return null;
  const total = Math.floor(areaOf(stages) / perSeconds + 1e-9);
  return limit ? Math.min(total, limit) : total;
}

/** com.blazemeter.jmeter.threads.arrivals.ArrivalsThreadGroup */
function arrivals(group: PlanElement, variables: Variables): Load {
  const { stages, seconds } = targetLoad(group, variables);
  const limit = count(group, 'ArrivalsLimit', variables);
  return {
    startSeconds: 0,
    durationSeconds: seconds,
    maxVUs: count(group, 'ConcurrencyLimit', variables) || null,
    iterations: arrivalsOf(stages, unitSeconds(group, variables), limit),
    stages,
  };
}

/** Rows of a rate at the start, one at the end, and the time between. */
function freeFormArrivals(group: PlanElement, variables: Variables): Load {
  const unit = unitSeconds(group, variables);
  const maxVUs = count(group, 'ConcurrencyLimit', variables) || null;
  const stages: LoadStage[] = [];
  for (const row of itemsOf(group, 'Schedule')) {
    const [from, to, time] = row.properties.map(cell =>
      variables.number(cell.text),
    );
    if (typeof from !== 'number' || typeof to !== 'number' || !time) {
      return { ...unknown, maxVUs };
    }
    if (from !== (stages[stages.length - 1]?.target ?? 0)) {
      stages.push({ durationSeconds: 0, target: from });
    }
    stages.push({ durationSeconds: time * unit, target: to });
  }
  if (stages.length === 0) return { ...unknown, maxVUs };
  const limit = count(group, 'ArrivalsLimit', variables);
  return {
    startSeconds: 0,
    durationSeconds: durationOf(stages),
    maxVUs,
    iterations: arrivalsOf(stages, unit, limit),
    stages,
  };
}

/** org.apache.jmeter.threads.openmodel.OpenModelThreadGroup */
function openModel(group: PlanElement, variables: Variables): Load {
  const schedule = variables.evaluate(
    textOf(group, 'OpenModelThreadGroup.schedule'),
  );
  const stages = openModelStages(schedule);
  if (!stages) return unknown;
  return {
    startSeconds: 0,
    durationSeconds: durationOf(stages),
    maxVUs: null,
    iterations: arrivalsOf(stages, 1, null),
    stages,
  };
}
