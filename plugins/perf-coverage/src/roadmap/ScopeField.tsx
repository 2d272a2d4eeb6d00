import type {
  ComponentPage,
  RoadmapScope,
} from 'backstage-plugin-perf-coverage-common';
import { ChoiceField } from '../components/ChoiceField';
import { useNameOf } from '../components/useNameOf';
import { useText } from '../translation';
import { PORTAL } from './scopes';

/** Whose plan it is: the portal's, a system's, a domain's or an owner's. */
export function ScopeField(props: {
  scope: RoadmapScope;
  facets: ComponentPage['facets'] | undefined;
  onChange(scope: RoadmapScope): void;
}) {
  const t = useText();
  const nameOf = useNameOf();
  const { facets } = props;
  const kinds = [
    { title: t('roadmap.owner'), values: facets?.owner ?? [] },
    { title: t('roadmap.system'), values: facets?.system ?? [] },
    { title: t('roadmap.domain'), values: facets?.domain ?? [] },
  ];
  return (
    <ChoiceField
      label={t('roadmap.roadmapOf')}
      value={props.scope}
      options={[
        { value: PORTAL, label: t('roadmap.portal') },
        ...kinds.flatMap(({ title, values }) =>
          values.map(({ value }) => ({
            value,
            label: `${title}: ${nameOf(value)}`,
          })),
        ),
      ]}
      onChange={props.onChange}
    />
  );
}
