import type { Finding, YamlPath } from 'backstage-plugin-perf-coverage-common';
import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { namedSecret } from '../secrets';
import { FlowReading } from './flow';
import { exportedNames } from './processor';
import { finding } from './rules';
import {
  ArtilleryScript,
  isMapping,
  listOf,
  methods,
  settingsOf,
} from './script';

/** Findings of one rule that are told of one script. */
const maxOfRule = 20;

/** What is wrong with a script that was read. */
export async function scriptFindings(
  tree: SourceTree,
  script: ArtilleryScript,
  flows: FlowReading,
  limits: number,
): Promise<Finding[]> {
  return [
    ...(await processorFindings(tree, script, flows)),
    ...payloadFindings(tree, script),
    ...targetFindings(script, flows),
    ...emptyScenarios(script),
    ...checkFindings(script, flows, limits),
    ...secretsOf(script),
    ...(flows.truncated
      ? [finding('artillery/too-large', 'The script was read only in part', 1)]
      : []),
  ];
}

async function processorFindings(
  tree: SourceTree,
  script: ArtilleryScript,
  flows: FlowReading,
): Promise<Finding[]> {
  const written = script.config.get('processor');
  if (typeof written !== 'string' || !isLocal(written)) return [];
  const path = beside(script.path, written);
  if (path === null) return [];
  const line = script.lineOf(['config', 'processor']);
  if (!tree.has(path)) {
    const message = `The processor '${written}' does not exist`;
    return [finding('artillery/missing-processor', message, line)];
  }
  const source = await tree.read(path);
  const names = source === undefined ? null : exportedNames(source, path);
  if (!names) return [];
  const missing = new Map<string, number>();
  for (const { name, line: at } of flows.functions) {
    if (!names.has(name) && !name.includes('{{') && !missing.has(name)) {
      missing.set(name, at);
    }
  }
  return [...missing]
    .slice(0, maxOfRule)
    .map(([name, at]) =>
      finding(
        'artillery/missing-function',
        `The processor '${written}' exports no '${name}'`,
        at,
      ),
    );
}

function payloadFindings(tree: SourceTree, script: ArtilleryScript): Finding[] {
  const findings: Finding[] = [];
  for (const payload of listOf(script.config.get('payload'))) {
    const written = settingsOf(payload).get('path');
    if (typeof written !== 'string' || !isLocal(written)) continue;
    const path = beside(script.path, written);
    if (path !== null && !tree.has(path) && findings.length < maxOfRule) {
      findings.push(
        finding(
          'artillery/missing-data-file',
          `The payload '${written}' does not exist`,
          script.lineOf(['config', 'payload']),
        ),
      );
    }
  }
  return findings;
}

/** A path in the repository, and not one that a run makes up. */
function isLocal(path: string): boolean {
  return path !== '' && !path.includes('{{') && !/^(?:[/~]|[a-z]:)/i.test(path);
}

/** Null where the path leads out of the tree. */
function beside(scriptPath: string, written: string): string | null {
  const path = scriptPath.split('/').slice(0, -1);
  for (const part of written.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') path.push(part);
    else if (path.pop() === undefined) return null;
  }
  return path.join('/');
}

/** A script without settings gets its target from those it is started with. */
function targetFindings(
  script: ArtilleryScript,
  flows: FlowReading,
): Finding[] {
  const { config, scenarios } = script;
  if (config.size === 0 || !scenarios || flows.requests.length === 0) return [];
  const inEnvironment = Object.values(
    Object.fromEntries(settingsOf(config.get('environments'))),
  ).some(one => settingsOf(one).has('target'));
  if (config.has('target') || inEnvironment || !hasRelative(script)) return [];
  const line = script.lineOf(['config']);
  return [finding('artillery/no-target', 'The script names no target', line)];
}

function hasRelative({ scenarios }: ArtilleryScript): boolean {
  return (scenarios ?? []).some(({ settings }) =>
    listOf(settings.get('flow')).some(step =>
      [...settingsOf(step)].some(([key, value]) => {
        const url = isMapping(value) ? settingsOf(value).get('url') : value;
        return methods.has(key) && typeof url === 'string' && url[0] === '/';
      }),
    ),
  );
}

function emptyScenarios({ scenarios, lineOf }: ArtilleryScript): Finding[] {
  return (scenarios ?? [])
    .filter(({ settings }) => {
      const flow = settings.get('flow');
      const isEmpty =
        flow === null ||
        flow === undefined ||
        (Array.isArray(flow) && flow.length === 0);
      return isEmpty && !settings.has('engine');
    })
    .slice(0, maxOfRule)
    .map(({ settings, path }) =>
      finding(
        'artillery/empty-scenario',
        `The scenario '${String(
          settings.get('name') ?? path[1],
        )}' has no steps`,
        lineOf(path),
      ),
    );
}

function checkFindings(
  script: ArtilleryScript,
  flows: FlowReading,
  limits: number,
): Finding[] {
  const plugins = settingsOf(script.config.get('plugins'));
  const enabled = plugins.has('expect');
  if (flows.expectsAt !== null && !enabled && script.config.size > 0) {
    return [
      finding(
        'artillery/expect-disabled',
        'The plugin expect is not enabled in config.plugins',
        flows.expectsAt,
      ),
    ];
  }
  const asserts =
    flows.checks.length > 0 ||
    limits > 0 ||
    settingsOf(plugins.get('expect')).get('expectDefault200') === true;
  const first = flows.requests.find(request => request.reachable);
  return first && !asserts
    ? [
        finding(
          'artillery/asserts-nothing',
          'The script sends requests, but neither expects nor ensures anything',
          first.line,
        ),
      ]
    : [];
}

/** Values under telling names, and texts that are secrets by themselves. */
function secretsOf(script: ArtilleryScript): Finding[] {
  const findings: Finding[] = [];
  // YAML's aliases make values that hold themselves.
  const seen = new Set<unknown>();
  const look = (name: string, value: unknown, path: YamlPath) => {
    if (findings.length >= maxOfRule) return;
    if (typeof value === 'object' && value !== null) {
      if (seen.has(value)) return;
      seen.add(value);
    }
    if (typeof value === 'string') {
      const message = value.includes('{{') ? null : namedSecret(name, value);
      if (message) {
        findings.push(
          finding('artillery/secret', message, script.lineOf(path)),
        );
      }
    } else if (Array.isArray(value)) {
      value.forEach((one, index) => look(name, one, [...path, index]));
    } else {
      for (const [key, one] of settingsOf(value))
        look(key, one, [...path, key]);
    }
  };
  for (const [key, value] of script.config) look(key, value, ['config', key]);
  for (const { settings, path } of script.scenarios ?? []) {
    for (const [key, value] of settings) look(key, value, [...path, key]);
  }
  return findings;
}
