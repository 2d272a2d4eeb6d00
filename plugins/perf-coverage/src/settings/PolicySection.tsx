import type { Policy, PolicyRule } from 'backstage-plugin-perf-coverage-common';
import { DataTable } from '../components/DataTable';
import { Quiet } from '../components/Quiet';
import { formatNumber } from '../components/format';
import { NameOf, useNameOf } from '../components/useNameOf';
import { PriorityChip } from '../state';
import { Text, useText } from '../translation';

/** Which components a rule is for, by what the catalog says of them. */
function applies(rule: PolicyRule, t: Text, nameOf: NameOf): string {
  const parts = [
    rule.kinds,
    rule.types,
    rule.lifecycles,
    rule.tags?.map(tag => `#${tag}`),
    rule.systems?.map(nameOf),
  ];
  const told = parts.flatMap(values =>
    values?.length ? [values.join(', ')] : [],
  );
  return told.length === 0 ? t('settings.everything') : told.join(' · ');
}

function asks(rule: PolicyRule, t: Text): string {
  const parts = [
    ...rule.requires.map(kind => t(`portfolio.kind-${kind}`)),
    ...(rule.operations ? [t('settings.operations')] : []),
    ...(rule.slas ? [t('settings.slas')] : []),
  ];
  const told = parts.join(', ');
  return told ? told[0].toUpperCase() + told.slice(1) : t('settings.nothing');
}

/** What is asked of components, rule by rule in the order in which they count. */
export function PolicySection(props: { policy: Policy }) {
  const t = useText();
  const nameOf = useNameOf();
  const { policy } = props;
  const days = (count: number) =>
    t('settings.days', { count, number: formatNumber(count) });
  const commits = policy.maxCommitsBehind ?? null;
  const overrides = Object.entries(policy.priorities ?? {}).flatMap(
    ([severity, byImpact]) =>
      Object.entries(byImpact ?? {}).map(([impact, priority]) => ({
        ...{ severity, impact, priority },
      })),
  );
  return (
    <>
      <Quiet paragraph>
        {t('settings.freshness')}: {days(policy.freshnessDays)}.{' '}
        {t('settings.commits')}:{' '}
        {commits === null ? t('settings.anyCommits') : formatNumber(commits)}.
      </Quiet>
      <DataTable
        label={t('settings.policy')}
        rows={policy.rules}
        keyOf={rule => rule.name}
        columns={[
          { name: t('settings.rule'), names: true, cell: rule => rule.name },
          {
            name: t('settings.applies'),
            cell: rule => applies(rule, t, nameOf),
          },
          {
            name: t('settings.asks'),
            cell: rule => <span title={rule.asks}>{asks(rule, t)}</span>,
          },
          {
            name: t('settings.impact'),
            cell: rule => t(`settings.impact-${rule.impact ?? 'medium'}`),
          },
          {
            name: t('settings.freshness'),
            right: true,
            cell: rule => days(rule.freshnessDays ?? policy.freshnessDays),
          },
        ]}
      />
      {overrides.length > 0 && (
        <>
          <Quiet>{t('settings.priorities')}</Quiet>
          <ul>
            {overrides.map(({ severity, impact, priority }) => (
              <li key={`${severity}/${impact}`}>
                {severity} · {impact}: <PriorityChip priority={priority} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
