import {
  AssessedCapability,
  AssessedRequirement,
  TestKind,
  WaivedRequirement,
  testKinds,
} from 'backstage-plugin-perf-coverage-common';

/** A column of the capability matrix: a test kind, the operations, or the SLAs. */
export type MatrixColumn = TestKind | 'operations' | 'slas';

/** All columns, kinds in their usual order. */
const allColumns: readonly MatrixColumn[] = [
  ...testKinds,
  'operations',
  'slas',
];

function standsIn(
  requirement: AssessedRequirement,
  column: MatrixColumn,
): boolean {
  if (column === 'operations') return requirement.type === 'operation';
  if (column === 'slas') return requirement.type === 'sla';
  return requirement.type === 'test' && requirement.subject === column;
}

/** The requirements of a capability that stand in one column. */
export function requirementsIn(
  capability: AssessedCapability,
  column: MatrixColumn,
): AssessedRequirement[] {
  return capability.requirements.filter(requirement =>
    standsIn(requirement, column),
  );
}

/** Those of them that a decision takes out of both sides of the coverage. */
export function waivedIn(
  capability: AssessedCapability,
  column: MatrixColumn,
): WaivedRequirement[] {
  return (capability.waived ?? []).filter(requirement =>
    standsIn(requirement, column),
  );
}

/** Columns that at least one capability has something in, kinds in their usual order. */
export function matrixColumns(
  capabilities: AssessedCapability[],
): MatrixColumn[] {
  return allColumns.filter(column =>
    capabilities.some(
      capability =>
        requirementsIn(capability, column).length > 0 ||
        waivedIn(capability, column).length > 0,
    ),
  );
}

export function isMatrixColumn(text: string | null): text is MatrixColumn {
  return allColumns.some(column => column === text);
}
