import type {
  LoadProfile,
  Scenario,
  TestKind,
} from 'backstage-plugin-perf-coverage-common';

export interface JudgedKind {
  kind: TestKind | null;
  kindReason: string | null;
}

/** Words that name a kind of load, in file names, scenario names and tags. */
const words: [RegExp, TestKind][] = [
  [/\b(break ?points?|capacity|breaking)\b/, 'breakpoint'],
  [/\b(spikes?|burst|surge)\b/, 'spike'],
  [/\b(soak|endurance|stability|longevity)\b/, 'soak'],
  [/\b(stress|peak)\b/, 'stress'],
  [
    /\b(security|attack|abuse|brute force|rate limit(s|ing)?|ddos)\b/,
    'security',
  ],
  [/\b(chaos|failover|fault|outage|failures?|resilience)\b/, 'failure'],
  [/\b(smoke|baseline|sanity|single user)\b/, 'baseline'],
  [/\b(load|average|sustained|concurrent|constant)\b/, 'load'],
];

/** Tags whose value states the kind of load. */
const tagNames =
  /^(test_?type|load_?type|type|kind|test_?kind|test|profile|workload|scenario_?type)$/i;

function plainWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase();
}

function kindIn(text: string): TestKind | null {
  const plain = plainWords(text);
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

function stated(
  tags: Record<string, string>,
): { kind: TestKind; tag: string } | null {
  for (const [name, value] of Object.entries(tags)) {
    const kind = tagNames.test(name) ? kindIn(value) : null;
    if (kind) return { kind, tag: `${name}=${value}` };
  }
  return null;
}

/** Heavier kinds say more about a file with several scenarios. */
const weight: TestKind[] = [
  'baseline',
  'load',
  'stress',
  'spike',
  'soak',
  'breakpoint',
];

function heaviest(kinds: TestKind[]): TestKind | null {
  const named = kinds.find(kind => !weight.includes(kind));
  if (named) return named;
  return (
    [...kinds].sort((a, b) => weight.indexOf(b) - weight.indexOf(a))[0] ?? null
  );
}

/**
 * The kind of load of a script: a tag that states it, else the name of the
 * file or its scenarios, else the shape of the load.
 */
export function judgeKind(input: {
  path: string;
  tags: Record<string, string>;
  scenarioTags: Record<string, string>[];
  scenarios: Scenario[];
  load: LoadProfile;
}): JudgedKind {
  for (const tags of [input.tags, ...input.scenarioTags]) {
    const tag = stated(tags);
    if (tag) return { kind: tag.kind, kindReason: `tag ${tag.tag}` };
  }
  const fileName = input.path.split('/').pop() ?? input.path;
  const byFile = kindIn(fileName.replace(/\.[a-z]+$/, ''));
  if (byFile && byFile !== 'load') {
    return { kind: byFile, kindReason: `file name ${fileName}` };
  }
  const named = input.scenarios.flatMap(one => {
    const kind = kindIn(one.name);
    return kind ? [{ kind, name: one.name }] : [];
  });
  const byScenario = heaviest(named.map(one => one.kind));
  if (byScenario && byScenario !== 'load') {
    const { name } = named.find(one => one.kind === byScenario)!;
    return { kind: byScenario, kindReason: `scenario name ${name}` };
  }
  const shape = judgeProfile(input.scenarios, input.load);
  const folder = kindIn(input.path.split('/').slice(-2, -1).join(' '));
  if (folder && folder !== 'load' && shape?.kind !== folder) {
    return { kind: folder, kindReason: `folder of ${fileName}` };
  }
  if (shape) return shape;
  if (byFile) return { kind: byFile, kindReason: `file name ${fileName}` };
  return { kind: null, kindReason: null };
}

/**
 * As `judgeKind`, for a file of a tool that does nothing but put load on a
 * system: where nothing else is known its kind is `load`.
 */
export function judgeLoadKind(
  tool: string,
  input: Parameters<typeof judgeKind>[0],
): JudgedKind {
  const judged = judgeKind(input);
  return judged.kind
    ? judged
    : {
        kind: 'load',
        kindReason: `${tool} puts load on a system; nothing tells how much`,
      };
}

const soakSeconds = 3600;

/** The kind by the shape of the load alone. */
export function judgeProfile(
  scenarios: Scenario[],
  load: LoadProfile,
): JudgedKind | null {
  if (scenarios.length === 0) return null;
  const { maxVUs, durationSeconds } = load;
  const byIterations = scenarios.every(one => /iterations$/.test(one.executor));
  if (maxVUs !== null && maxVUs <= 1 && !scenarios.some(isRate)) {
    return { kind: 'baseline', kindReason: 'one virtual user' };
  }
  if (
    durationSeconds !== null &&
    durationSeconds >= soakSeconds &&
    !byIterations
  ) {
    const hours = Math.round((durationSeconds / 3600) * 10) / 10;
    return { kind: 'soak', kindReason: `load for ${hours} h` };
  }
  for (const scenario of scenarios) {
    const jump = burst(scenario);
    if (jump) return { kind: 'spike', kindReason: jump };
  }
  for (const scenario of scenarios) {
    const { stages } = scenario;
    const top = stages[stages.length - 1];
    if (
      /^ramping-arrival/.test(scenario.executor) &&
      stages.length === 1 &&
      top.target >= 100
    ) {
      return {
        kind: 'breakpoint',
        kindReason: `rate raised to ${top.target} without coming down`,
      };
    }
  }
  for (const scenario of scenarios) {
    const steps = risingSteps(scenario);
    if (steps >= 3) {
      return { kind: 'stress', kindReason: `${steps} rising steps of load` };
    }
  }
  if (maxVUs === null && durationSeconds === null) return null;
  return {
    kind: 'load',
    kindReason: maxVUs === null ? 'steady load' : `up to ${maxVUs} VUs`,
  };
}

function isRate(scenario: Scenario): boolean {
  return /arrival|open-?model/i.test(scenario.executor);
}

/** A rise to at least five times the load within half a minute, and back down. */
function burst(scenario: Scenario): string | null {
  let before = 0;
  let settledAt = 0;
  for (const { durationSeconds, target } of scenario.stages) {
    const last = scenario.stages[scenario.stages.length - 1].target;
    if (
      settledAt > 0 &&
      durationSeconds <= 30 &&
      target >= 5 * Math.max(1, settledAt) &&
      last < target
    ) {
      return `from ${settledAt} to ${target} within ${durationSeconds} s`;
    }
    if (target === before) settledAt = target;
    else if (target > before) settledAt = target;
    before = target;
  }
  return null;
}

/** Targets that are each higher than all before. */
function risingSteps(scenario: Scenario): number {
  let top = 0;
  let steps = 0;
  for (const { target } of scenario.stages) {
    if (target > top) {
      top = target;
      steps += 1;
    }
  }
  return steps;
}
