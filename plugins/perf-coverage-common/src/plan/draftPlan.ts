import { Document, isMap, isScalar, isSeq, Pair, YAMLMap } from 'yaml';
import { groupsOf, TestGroup } from './draftGroups';
import { DraftSla, proposedSlas } from './draftSlas';
import { ApiOperations, Assessment, Inventory } from '../vocabulary';

/** What a first plan is drawn from. @public */
export interface DraftInputs {
  /** Entity reference; null where nobody knows it. */
  component: string | null;
  inventory: Inventory | null;
  apis: readonly ApiOperations[];
  /** The assessment without a plan, for limits that results suggest. */
  assessment: Assessment | null;
}

/** Enough to begin with; nobody reads more. */
const maxCapabilities = 30;
const maxPatterns = 12;

const drawnUp = [
  ' A first plan, drawn up from test sources, API documents and results.',
  ' Put together what belongs together, give each capability its impact, say',
  ' what it has to perform, and agree on the limits. Docs: plan-file.md',
];

const nothingFound = [
  ' A plan to begin with: no performance test and no API document was found to',
  ' draw it from. Say what the component has to perform, as in the example below.',
  ' Docs: plan-file.md',
];

const example = [
  ' capabilities:',
  '   - name: checkout # stable: it decides the identity of gaps',
  '     title: Checkout',
  '     impact: high # high, medium or low: what it means if this is slow',
  '     evidence:',
  "       operations: ['POST /api/orders']",
  "       tests: ['load-tests/checkout*']",
  '     requires: [load]',
  '     slas:',
  "       - { name: Order, metric: duration, stat: p95, threshold: '< 500ms' }",
];

/**
 * Draws up a first plan from what is there: a capability for each resource of
 * the APIs and for each area of the tests, with the kinds of test that exist, and
 * SLAs proposed from limits of tests and from results (`agreed: false`, so that
 * nothing is promised that nobody agreed to). The text is a sound plan with
 * comments that say what to do next. Pure: the same inputs give the same text.
 *
 * @public
 */
export function draftPlan(inputs: DraftInputs): string {
  const groups = groupsOf(inputs.inventory, inputs.apis).slice(
    0,
    maxCapabilities,
  );
  const slas = proposedSlas(groups, inputs.assessment);
  const document = new Document({
    apiVersion: 'perf-coverage.io/v1',
    kind: 'PerformancePlan',
    ...(inputs.component === null ? {} : { component: inputs.component }),
    capabilities: groups.map(group => capabilityOf(group, slas.get(group))),
  });
  document.commentBefore = (groups.length > 0 ? drawnUp : nothingFound).join(
    '\n',
  );
  if (groups.length === 0) document.comment = example.join('\n');
  comment(document, groups, slas);
  return document.toString({ lineWidth: 100 });
}

function capabilityOf(group: TestGroup, slas: readonly DraftSla[] = []) {
  const evidence = {
    ...(group.operations.length > 0
      ? { operations: group.operations.slice(0, maxPatterns) }
      : {}),
    ...(group.files.length > 0
      ? { tests: group.files.slice(0, maxPatterns) }
      : {}),
  };
  return {
    name: group.name,
    title: group.title,
    impact: 'medium',
    ...(Object.keys(evidence).length > 0 ? { evidence } : {}),
    ...(group.kinds.length > 0 ? { requires: group.kinds } : {}),
    ...(slas.length > 0
      ? { slas: slas.map(({ from: _from, ...sla }) => sla) }
      : {}),
  };
}

function comment(
  document: Document,
  groups: readonly TestGroup[],
  slas: ReadonlyMap<TestGroup, readonly DraftSla[]>,
): void {
  const list = document.get('capabilities');
  if (!isSeq(list)) return;
  list.items.forEach((item, index) => {
    if (!isMap(item)) return;
    const group = groups[index];
    noteOn(
      item,
      'impact',
      ' high, medium or low: what it means if this is slow',
    );
    if (group.kinds.length > 0) {
      noteOn(
        item,
        'requires',
        ' the kinds of test that exist; add what is missing',
      );
    }
    const proposed = item.get('slas');
    if (!isSeq(proposed)) return;
    proposed.items.forEach((sla, at) => {
      const from = slas.get(group)?.[at]?.from;
      if (isMap(sla) && from) sla.commentBefore = ` ${oneLine(from)}`;
    });
  });
}

/** A comment behind a value, or before the key where the value is a list. */
function noteOn(map: YAMLMap, key: string, text: string): void {
  const pair = map.items.find(
    (item): item is Pair => isScalar(item.key) && item.key.value === key,
  );
  if (!pair) return;
  if (isScalar(pair.value)) pair.value.comment = text;
  else if (isScalar(pair.key)) pair.key.commentBefore = text;
}

function oneLine(text: string): string {
  return text.replace(/[^\P{C}]+/gu, ' ').slice(0, 200);
}
