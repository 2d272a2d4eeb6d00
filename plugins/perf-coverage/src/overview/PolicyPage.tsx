import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  AssessedRequirement,
  PolicyRule,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { DataTable } from '../components/DataTable';
import { ListFilters, fitsSearch } from '../components/ListFilters';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { SortableColumn, SortedTable } from '../components/SortedTable';
import { Trouble } from '../components/Trouble';
import { Unknown } from '../components/Values';
import { useAddress } from '../components/useAddress';
import { NameOf, useNameOf } from '../components/useNameOf';
import { SourceLink } from '../sources';
import { StateSign, signOfEvidence } from '../state';
import { Text, useText } from '../translation';

interface Asked {
  capability: string;
  requirement: AssessedRequirement;
}

function columnsOf(t: Text): SortableColumn<Asked>[] {
  return [
    {
      name: t('overview.requirement'),
      names: true,
      by: ({ requirement }) => requirement.subject,
      cell: ({ requirement }) => requirement.subject,
    },
    {
      name: t('overview.capability'),
      by: row => row.capability,
      cell: row => row.capability,
    },
    {
      name: t('overview.who'),
      by: ({ requirement }) => requirement.askedBy?.source ?? null,
      cell: ({ requirement }) =>
        requirement.askedBy
          ? t(`overview.asks-${requirement.askedBy.source}`)
          : t('common.notKnown'),
    },
    {
      name: t('overview.rule'),
      by: ({ requirement }) => requirement.askedBy?.rule ?? null,
      cell: ({ requirement }) =>
        requirement.askedBy?.rule ?? (
          <Unknown why={t('overview.noRuleNamed')} />
        ),
    },
    {
      name: t('overview.why'),
      cell: ({ requirement }) => (
        <>
          {requirement.askedBy?.why}{' '}
          {requirement.askedBy?.place && (
            <SourceLink {...requirement.askedBy.place} />
          )}
        </>
      ),
    },
    {
      name: t('overview.state'),
      by: ({ requirement }) => Number(requirement.met),
      cell: ({ requirement }) => (
        <StateSign
          sign={signOfEvidence(requirement.evidence, requirement.met)}
          title={requirement.why}
        />
      ),
    },
  ];
}

/** `type: library · lifecycle: production`; every component where it names nothing. */
function fitsText(rule: PolicyRule, t: Text, nameOf: NameOf): string {
  const parts = (
    ['kinds', 'types', 'lifecycles', 'tags', 'systems'] as const
  ).flatMap(key => {
    const values = rule[key];
    return values?.length ? [`${key}: ${values.map(nameOf).join(', ')}`] : [];
  });
  return parts.length > 0 ? parts.join(' · ') : t('overview.everything');
}

/** The rules of the portal, read-only: they stand in its configuration. */
function PortalRules() {
  const t = useText();
  const nameOf = useNameOf();
  const api = useApi(perfCoverageApiRef);
  const { assessment } = useComponentView().detail;
  const { value, error, reload } = useLoad('settings', () => api.getSettings());
  if (error) {
    return (
      <Trouble error={error} what={t('overview.policyWhat')} onRetry={reload} />
    );
  }
  if (!value) return <Skeleton variant="rect" height={120} aria-busy="true" />;
  return (
    <DataTable<PolicyRule>
      label={t('overview.policyRules')}
      rows={value.policy.rules}
      keyOf={rule => rule.name}
      isSelected={rule => rule.name === assessment?.policyRule?.name}
      columns={[
        { name: t('overview.rule'), names: true, cell: rule => rule.name },
        { name: t('overview.fits'), cell: rule => fitsText(rule, t, nameOf) },
        { name: t('overview.asks'), cell: rule => rule.asks },
      ]}
    />
  );
}

/** Which rule asked for what: the plan's, the policy's and the API document's. */
export function PolicyPage() {
  const t = useText();
  const { detail, to } = useComponentView();
  const { params } = useAddress();
  const { assessment } = detail;
  const rule = assessment?.policyRule;
  const rows = (assessment?.capabilities ?? []).flatMap(capability =>
    capability.requirements.map(requirement => ({
      capability: capability.title,
      requirement,
    })),
  );
  const search = params.get('search') ?? '';
  const who = params.get('who');
  const shown = rows.filter(
    ({ capability, requirement }) =>
      (!who || requirement.askedBy?.source === who) &&
      fitsSearch(search, capability, requirement.subject),
  );
  return (
    <>
      <Section title={t('overview.policy')} text={t('overview.policyText')}>
        <Quiet paragraph>
          {rule
            ? t('overview.ruleInForce', { rule: rule.name, asks: rule.asks })
            : t('overview.noRule')}{' '}
          <Link to={to('plan')} underline="always">
            {t('overview.openPlan')}
          </Link>
        </Quiet>
        {rows.length === 0 ? (
          <Quiet>{t('overview.nothing')}</Quiet>
        ) : (
          <>
            <ListFilters
              searchLabel={t('overview.search')}
              all={t('overview.filter-all')}
              choices={[
                {
                  key: 'who',
                  label: t('overview.who'),
                  options: (['plan', 'policy', 'api'] as const).map(value => ({
                    value,
                    label: t(`overview.asks-${value}`),
                  })),
                },
              ]}
            />
            {shown.length === 0 ? (
              <Quiet>{t('overview.noneFit')}</Quiet>
            ) : (
              <SortedTable
                label={t('overview.policy')}
                columns={columnsOf(t)}
                rows={shown}
                keyOf={({ capability, requirement }) =>
                  `${capability}/${requirement.type}/${requirement.subject}`
                }
              />
            )}
          </>
        )}
      </Section>
      <Section
        title={t('overview.policyRules')}
        text={t('overview.policyRulesText')}
      >
        <PortalRules />
      </Section>
    </>
  );
}
