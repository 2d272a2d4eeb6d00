import { createPermission } from '@backstage/plugin-permission-common';

/** To see coverage, gaps, runs and roadmaps; what the catalog hides stays hidden. @public */
export const perfCoverageReadPermission = createPermission({
  name: 'perf-coverage.read',
  attributes: { action: 'read' },
});

/** To send result files. @public */
export const perfCoverageUploadPermission = createPermission({
  name: 'perf-coverage.upload',
  attributes: { action: 'create' },
});

/** To ask for a scan now. @public */
export const perfCoverageScanPermission = createPermission({
  name: 'perf-coverage.scan',
  attributes: { action: 'update' },
});

/** @public */
export const perfCoveragePermissions = [
  perfCoverageReadPermission,
  perfCoverageUploadPermission,
  perfCoverageScanPermission,
];
