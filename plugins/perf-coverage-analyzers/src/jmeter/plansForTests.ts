import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../tree';
import { jmeterAnalyzer } from './jmeterAnalyzer';

/** Builds plans for tests; attributes are those that JMeter writes. */

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}

/** An element with its properties, and its `hashTree` with what is below it. */
export function element(
  type: string,
  name: string,
  properties: string | Record<string, string | number | boolean> = {},
  ...below: string[]
): string {
  return elementWith('enabled="true"', type, name, properties, ...below);
}

export function disabled(
  type: string,
  name: string,
  properties: string | Record<string, string | number | boolean> = {},
  ...below: string[]
): string {
  return elementWith('enabled="false"', type, name, properties, ...below);
}

function elementWith(
  enabled: string,
  type: string,
  name: string,
  properties: string | Record<string, string | number | boolean>,
  ...below: string[]
): string {
  const inner =
    typeof properties === 'string'
      ? properties
      : Object.entries(properties)
          .map(
            ([key, value]) =>
              `<stringProp name="${key}">${escaped(
                String(value),
              )}</stringProp>`,
          )
          .join('\n');
  const form = type === 'ConfigTestElement' ? 'HttpDefaultsGui' : `${type}Gui`;
  return `<${type} guiclass="${form}" testclass="${type}" testname="${escaped(
    name,
  )}" ${enabled}>
${inner}
</${type}>
<hashTree>
${below.join('\n')}
</hashTree>`;
}

export function http(method: string, path: string, ...below: string[]): string {
  return element(
    'HTTPSamplerProxy',
    `${method} ${path}`,
    { 'HTTPSampler.path': path, 'HTTPSampler.method': method },
    ...below,
  );
}

export function defaults(settings: Record<string, string>): string {
  return element(
    'ConfigTestElement',
    'HTTP Request Defaults',
    Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [
        `HTTPSampler.${key}`,
        value,
      ]),
    ),
  );
}

export function args(values: Record<string, string>): string {
  return `<collectionProp name="Arguments.arguments">${Object.entries(values)
    .map(
      ([name, value]) =>
        `<elementProp name="${name}" elementType="Argument">
<stringProp name="Argument.name">${name}</stringProp>
<stringProp name="Argument.value">${escaped(value)}</stringProp>
</elementProp>`,
    )
    .join('')}</collectionProp>`;
}

export interface GroupSettings {
  threads?: string | number;
  ramp?: string | number;
  loops?: string | number;
  duration?: string | number;
  delay?: string | number;
  scheduler?: boolean;
  type?: string;
}

export function groupSettings(settings: GroupSettings): string {
  const { threads = 1, ramp = 0, loops = 1, duration = '' } = settings;
  const { delay = '', scheduler = duration !== '' } = settings;
  return `<elementProp name="ThreadGroup.main_controller" elementType="LoopController">
<boolProp name="LoopController.continue_forever">false</boolProp>
<stringProp name="LoopController.loops">${loops}</stringProp>
</elementProp>
<stringProp name="ThreadGroup.num_threads">${threads}</stringProp>
<stringProp name="ThreadGroup.ramp_time">${ramp}</stringProp>
<boolProp name="ThreadGroup.scheduler">${scheduler}</boolProp>
<stringProp name="ThreadGroup.duration">${duration}</stringProp>
<stringProp name="ThreadGroup.delay">${delay}</stringProp>`;
}

export function group(
  name: string,
  settings: GroupSettings,
  ...below: string[]
): string {
  return element(
    settings.type ?? 'ThreadGroup',
    name,
    groupSettings(settings),
    ...below,
  );
}

export function plan(...below: string[]): string {
  return planWith({}, ...below);
}

/** A plan with User Defined Variables. */
export function planWith(
  variables: Record<string, string>,
  ...below: string[]
): string {
  return document(
    element(
      'TestPlan',
      'Plan',
      `<elementProp name="TestPlan.user_defined_variables" elementType="Arguments">
${args(variables)}
</elementProp>`,
      ...below,
    ),
  );
}

export function document(...roots: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<jmeterTestPlan version="1.2" properties="5.0" jmeter="5.6.3">
<hashTree>
${roots.join('\n')}
</hashTree>
</jmeterTestPlan>
`;
}

export function moduleTo(...names: string[]): string {
  return element(
    'ModuleController',
    'Module',
    `<collectionProp name="ModuleController.node_path">${['Test Plan', ...names]
      .map((name, n) => `<stringProp name="${n}">${escaped(name)}</stringProp>`)
      .join('')}</collectionProp>`,
  );
}

export function include(path: string): string {
  return element('IncludeController', 'Include', {
    'IncludeController.includepath': path,
  });
}

/** A table as the plugins' thread groups keep it. */
export function table(name: string, rows: (number | string)[][]): string {
  return `<collectionProp name="${name}">${rows
    .map(
      row =>
        `<collectionProp name="1">${row
          .map(cell => `<stringProp name="2">${cell}</stringProp>`)
          .join('')}</collectionProp>`,
    )
    .join('')}</collectionProp>`;
}

export async function scan(
  files: Record<string, string>,
): Promise<Map<string, InventoryFile>> {
  const found = await jmeterAnalyzer.analyze(createMemoryTree(files));
  return new Map(found.map(file => [file.path, file]));
}

export async function one(
  text: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const file = (await scan({ 'perf/plan.jmx': text, ...others })).get(
    'perf/plan.jmx',
  );
  if (!file) throw new Error('the plan was not found');
  return file;
}

export function requests(file: InventoryFile): string[] {
  return file.requests.map(
    ({ method, path, reachable }) =>
      `${method} ${path}${reachable ? '' : ' (unreached)'}`,
  );
}

export function rules(file: InventoryFile): string[] {
  return file.findings.map(finding => finding.rule);
}

export const asserted = element('ResponseAssertion', 'is 200');
