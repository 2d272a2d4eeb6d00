import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PERF_COVERAGE_COMPONENT } from 'backstage-plugin-perf-coverage-common';
import { z } from 'zod';

/** What rules look at: a component as the catalog has it. @public */
export interface PerfCoverageResource {
  entityRef: string;
  /** Spec type, such as `service`. */
  type: string | null;
  lifecycle: string | null;
  ownerRef: string | null;
  systemRef: string | null;
}

/** A rule as a question to the database: one of the values. @public */
export interface PerfCoverageFilter {
  facet: 'owner' | 'system' | 'type' | 'lifecycle';
  values: string[];
}

/** What the permissions about one component are asked of, for rules of your own. @public */
export const perfCoverageComponentResourceRef = createPermissionResourceRef<
  PerfCoverageResource,
  PerfCoverageFilter
>().with({
  pluginId: 'perf-coverage',
  resourceType: RESOURCE_TYPE_PERF_COVERAGE_COMPONENT,
});

function includes(values: readonly string[], value: string | null): boolean {
  return value !== null && values.includes(value);
}

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow components that one of the users or groups owns',
  resourceRef: perfCoverageComponentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('References, such as the ownership references of the user'),
  }),
  apply: ({ ownerRef }, { claims }) => includes(claims, ownerRef),
  toQuery: ({ claims }) => ({ facet: 'owner', values: claims }),
});

const isInSystem = createPermissionRule({
  name: 'IS_IN_SYSTEM',
  description: 'Allow components of one of the systems',
  resourceRef: perfCoverageComponentResourceRef,
  paramsSchema: z.object({
    systems: z.array(z.string()).describe('References of systems'),
  }),
  apply: ({ systemRef }, { systems }) => includes(systems, systemRef),
  toQuery: ({ systems }) => ({ facet: 'system', values: systems }),
});

const hasType = createPermissionRule({
  name: 'HAS_TYPE',
  description: 'Allow components of one of the types',
  resourceRef: perfCoverageComponentResourceRef,
  paramsSchema: z.object({
    types: z.array(z.string()).describe('Types, such as service'),
  }),
  apply: ({ type }, { types }) => includes(types, type),
  toQuery: ({ types }) => ({ facet: 'type', values: types }),
});

const hasLifecycle = createPermissionRule({
  name: 'HAS_LIFECYCLE',
  description: 'Allow components in one of the lifecycles',
  resourceRef: perfCoverageComponentResourceRef,
  paramsSchema: z.object({
    lifecycles: z.array(z.string()).describe('Such as production'),
  }),
  apply: ({ lifecycle }, { lifecycles }) => includes(lifecycles, lifecycle),
  toQuery: ({ lifecycles }) => ({ facet: 'lifecycle', values: lifecycles }),
});

/** Rules for the permissions about one component. @public */
export const perfCoverageComponentRules = {
  isOwner,
  isInSystem,
  hasType,
  hasLifecycle,
};

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: perfCoverageComponentResourceRef,
  rules: perfCoverageComponentRules,
});

/** Conditions for a permission policy. @public */
export const perfCoverageConditions = conditions;

/** A decision of a permission policy that depends on the component. @public */
export const createPerfCoverageConditionalDecision = createConditionalDecision;
