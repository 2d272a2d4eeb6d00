import { Link } from '@backstage/core-components';
import type { AssessedSla } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { ListFilters, fitsSearch } from '../components/ListFilters';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { useAddress } from '../components/useAddress';
import { useText } from '../translation';
import { RequirementPane } from './RequirementPane';
import { SlaTable } from './SlaTable';

const states: readonly AssessedSla['state'][] = [
  'met',
  'breached',
  'unverified',
  'stale',
  'undefined',
];

/** All SLAs of the component, to search, filter and sort. */
export function SlasPage() {
  const t = useText();
  const { detail, to } = useComponentView();
  const { params } = useAddress();
  const slas = detail.assessment?.slas ?? [];
  const capabilities = detail.assessment?.capabilities ?? [];
  const titles = new Map(capabilities.map(({ name, title }) => [name, title]));
  const search = params.get('search') ?? '';
  const state = params.get('state');
  const capability = params.get('of');
  const shown = slas.filter(
    sla =>
      (!state || sla.state === state) &&
      (!capability || sla.capability === capability) &&
      fitsSearch(
        search,
        sla.name,
        sla.metric,
        titles.get(sla.capability) ?? sla.capability,
      ),
  );
  if (slas.length === 0) {
    return (
      <Invitation title={t('overview.noSlas')} text={t('overview.noSlasText')}>
        <Link to={to('plan')}>{t('overview.openPlan')}</Link>
      </Invitation>
    );
  }
  return (
    <Section title={t('overview.slas')}>
      <ListFilters
        searchLabel={t('overview.search')}
        all={t('overview.filter-all')}
        choices={[
          {
            key: 'state',
            label: t('overview.state'),
            options: states.map(value => ({
              value,
              label: t(`state.sla-${value}`),
            })),
          },
          {
            key: 'of',
            label: t('overview.capability'),
            options: capabilities
              .filter(({ name }) => slas.some(own => own.capability === name))
              .map(({ name, title }) => ({ value: name, label: title })),
          },
        ]}
      />
      {shown.length === 0 ? (
        <Quiet>{t('overview.noneFit')}</Quiet>
      ) : (
        <SlaTable slas={shown} />
      )}
      <RequirementPane />
    </Section>
  );
}
