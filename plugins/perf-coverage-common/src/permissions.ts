import { createPermission } from '@backstage/plugin-permission-common';

/** What conditions of a permission policy speak of: a component with its owner and system. @public */
export const RESOURCE_TYPE_PERF_COVERAGE_COMPONENT = 'perf-coverage-component';

const resourceType = RESOURCE_TYPE_PERF_COVERAGE_COMPONENT;

/** To see coverage, gaps, runs and roadmaps; what the catalog hides stays hidden. @public */
export const perfCoverageReadPermission = createPermission({
  name: 'perf-coverage.read',
  attributes: { action: 'read' },
  resourceType,
});

/** To send result files and inventories. @public */
export const perfCoverageUploadPermission = createPermission({
  name: 'perf-coverage.upload',
  attributes: { action: 'create' },
  resourceType,
});

/** To ask for a scan now. @public */
export const perfCoverageScanPermission = createPermission({
  name: 'perf-coverage.scan',
  attributes: { action: 'update' },
  resourceType,
});

/** To say that a gap's risk is accepted, or that it does not apply. @public */
export const perfCoverageWaivePermission = createPermission({
  name: 'perf-coverage.waive',
  attributes: { action: 'update' },
  resourceType,
});

/** To plan gaps and work: who, when, how much; and to accept roadmaps. @public */
export const perfCoverageGapEditPermission = createPermission({
  name: 'perf-coverage.gap.edit',
  attributes: { action: 'update' },
  resourceType,
});

/** To change the plan that the portal keeps of a component. @public */
export const perfCoveragePlanEditPermission = createPermission({
  name: 'perf-coverage.plan.edit',
  attributes: { action: 'update' },
  resourceType,
});

/** To rebuild and move what is stored, of all components. @public */
export const perfCoverageAdminPermission = createPermission({
  name: 'perf-coverage.admin',
  attributes: { action: 'update' },
});

/** Those about one component. @public */
export const perfCoverageComponentPermissions = [
  perfCoverageReadPermission,
  perfCoverageUploadPermission,
  perfCoverageScanPermission,
  perfCoverageWaivePermission,
  perfCoverageGapEditPermission,
  perfCoveragePlanEditPermission,
];

/** @public */
export const perfCoveragePermissions = [
  ...perfCoverageComponentPermissions,
  perfCoverageAdminPermission,
];
