import {
  ComponentSummary,
  priorities,
  toCsv,
} from 'backstage-plugin-perf-coverage-common';

/** Components as CSV, one a line; addresses lead back into the portal. */
export function componentsToCsv(
  components: readonly ComponentSummary[],
  addressOf: (component: ComponentSummary) => string,
): string {
  return toCsv([
    [
      ...['Component', 'Entity', 'Type', 'Lifecycle', 'Owner', 'System'],
      ...['Domain', 'Tags', 'Frameworks', 'State', 'Met', 'Applicable'],
      ...priorities.map(priority => `Gaps ${priority}`),
      ...['SLAs met', 'SLAs breached', 'SLAs open', 'Hours low', 'Hours high'],
      ...['Phase', 'Done p80', 'Last run', 'Address'],
    ],
    ...components.map(one => [
      ...[one.title, one.entityRef, one.type, one.lifecycle, one.ownerRef],
      ...[one.systemRef, one.domainRef, one.tags.join(' ')],
      ...[one.frameworks.join(' '), one.state, one.met, one.applicable],
      ...priorities.map(priority => one.gaps[priority]),
      ...[one.slas.met, one.slas.breached, one.slas.open],
      ...[one.effort?.low ?? null, one.effort?.high ?? null],
      ...[one.phase, one.p80, one.lastRunAt, addressOf(one)],
    ]),
  ]);
}
