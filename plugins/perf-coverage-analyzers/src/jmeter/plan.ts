import { readXml, referred, XmlNode, XmlProblem } from './xml';

/** A property of a test element: a text, or named or listed properties. */
export interface PlanProperty {
  name: string;
  text: string;
  line: number;
  properties: PlanProperty[];
}

/** A test element with those below it in the plan's tree. */
export interface PlanElement {
  /** Name of its class without package: `ThreadGroup`, `HTTPSamplerProxy`. */
  type: string;
  /** Class of its form without package, which tells apart what shares a class. */
  form: string;
  /** Label in the plan. */
  name: string;
  enabled: boolean;
  line: number;
  properties: ReadonlyMap<string, PlanProperty>;
  children: PlanElement[];
}

/** A `.jmx` file. */
export interface PlanFile {
  path: string;
  /** `TestPlan` and, in plans of JMeter before 4, `WorkBench`. */
  roots: PlanElement[];
  problem: XmlProblem | null;
}

const propertyTags = new Set([
  'stringProp',
  'boolProp',
  'intProp',
  'longProp',
  'floatProp',
  'doubleProp',
  'elementProp',
  'collectionProp',
  'mapProp',
  'objProp',
  'FloatProperty',
]);

/**
 * The tree of a test plan. Undefined where the text is no plan of JMeter; its
 * elements are siblings of the `hashTree` that holds what is below them.
 */
export function readPlan(path: string, text: string): PlanFile | undefined {
  if (!text.includes('jmeterTestPlan')) return undefined;
  const { root, problem } = readXml(text);
  if (root && root.name !== 'jmeterTestPlan') {
    return problem ? { path, roots: [], problem } : undefined;
  }
  const roots = (root?.children ?? []).flatMap(elementsOf);
  return { path, roots, problem };
}

/** Depth is bounded by that of the XML. */
function elementsOf(tree: XmlNode): PlanElement[] {
  const elements: PlanElement[] = [];
  for (const child of tree.children) {
    if (child.name === 'hashTree') {
      elements[elements.length - 1]?.children.push(...elementsOf(child));
    } else {
      elements.push(elementOf(child));
    }
  }
  return elements;
}

function elementOf(node: XmlNode): PlanElement {
  const properties = new Map(
    node.children
      .filter(child => propertyTags.has(child.name))
      .map(child => {
        const property = propertyOf(child);
        return [property.name, property];
      }),
  );
  const enabled =
    node.attributes.enabled ??
    properties.get('TestElement.enabled')?.text ??
    'true';
  return {
    type: simpleName(node.attributes.testclass ?? node.name, node.name),
    form: simpleName(node.attributes.guiclass ?? '', ''),
    name:
      node.attributes.testname ??
      properties.get('TestElement.name')?.text ??
      '',
    // As Java reads a boolean: JMeter replaces no variable in this attribute.
    enabled: ['true', ''].includes(enabled.trim().toLowerCase()),
    line: node.line,
    properties,
    children: [],
  };
}

function propertyOf(written: XmlNode): PlanProperty {
  const node = referred(written);
  return {
    name: written.attributes.name ?? node.attributes.name ?? '',
    text: node.text,
    line: written.line,
    properties: node.children
      .filter(child => propertyTags.has(child.name))
      .map(propertyOf),
  };
}

function simpleName(name: string, otherwise: string): string {
  const last = name.slice(name.lastIndexOf('.') + 1).trim();
  return last === '' ? otherwise.slice(otherwise.lastIndexOf('.') + 1) : last;
}

/** Text of a property as it is written; empty where there is none. */
export function textOf(element: PlanElement, name: string): string {
  return element.properties.get(name)?.text ?? '';
}

/** Items of a list property. */
export function itemsOf(element: PlanElement, name: string): PlanProperty[] {
  return element.properties.get(name)?.properties ?? [];
}

/** A property inside another one. */
export function inside(
  property: PlanProperty | undefined,
  name: string,
): PlanProperty | undefined {
  return property?.properties.find(one => one.name === name);
}

/** Elements of the plan that fit, in whatever place, disabled or not. */
export function allOf(
  plan: PlanFile,
  fits: (element: PlanElement) => boolean,
): PlanElement[] {
  const found: PlanElement[] = [];
  const open = [...plan.roots].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (fits(next)) found.push(next);
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      open.push(next.children[index]);
    }
  }
  return found;
}
