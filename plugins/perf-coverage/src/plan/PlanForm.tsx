import {
  YamlPath,
  priorities,
  renameInPlan,
} from 'backstage-plugin-perf-coverage-common';
import { Section } from '../components/Section';
import { Quiet } from '../components/Quiet';
import { useText } from '../translation';
import { EntryList, FieldGrid, freeName } from './EntryList';
import { countAt, textAt, usePlanContext } from './PlanTextContext';
import {
  AgreedAt,
  ChoiceAt,
  DateAt,
  KindsAt,
  LinesAt,
  NameAt,
  NumberAt,
  TextAt,
} from './fields';

/** Names of the entries of a list, to choose one of them. */
function useNames(list: 'phases' | 'capabilities'): string[] {
  const root = usePlanContext().reading.value;
  return Array.from({ length: countAt(root, [list]) }, (_, index) =>
    textAt(root, [list, index, 'name']),
  ).filter(name => name !== '');
}

function PhaseAt(props: { path: YamlPath }) {
  const t = useText();
  const phases = useNames('phases');
  return (
    <ChoiceAt
      label={t('plan.phase')}
      path={[...props.path, 'phase']}
      options={[
        { value: '', label: t('plan.noPhase') },
        ...phases.map(name => ({ value: name, label: name })),
      ]}
    />
  );
}

function NameOf(props: {
  list: 'capabilities' | 'work' | 'phases';
  index: number;
}) {
  const t = useText();
  const plan = usePlanContext();
  const { list, index } = props;
  return (
    <NameAt
      label={t('plan.name')}
      help={t('plan.nameHelp')}
      path={[list, index, 'name']}
      onRename={name =>
        plan.edit(renameInPlan(plan.reading.value, list, index, name))
      }
    />
  );
}

/** What capabilities and other work share: how much, when, who, after what. */
function PlanningFields(props: { path: YamlPath }) {
  const t = useText();
  const { path } = props;
  return (
    <>
      <TextAt
        label={t('plan.estimate')}
        help={t('plan.estimateHelp')}
        path={[...path, 'estimate']}
      />
      <PhaseAt path={path} />
      <TextAt
        label={t('plan.assignee')}
        help={t('plan.assigneeHelp')}
        path={[...path, 'assignee']}
      />
      <LinesAt label={t('plan.dependsOn')} path={[...path, 'dependsOn']} />
    </>
  );
}

function SlaFields(props: { path: YamlPath }) {
  const t = useText();
  const { path } = props;
  return (
    <FieldGrid>
      <TextAt required label={t('plan.name')} path={[...path, 'name']} />
      <TextAt
        required
        label={t('plan.metric')}
        help={t('plan.metricHelp')}
        path={[...path, 'metric']}
      />
      <TextAt label={t('plan.stat')} path={[...path, 'stat']} />
      <TextAt
        required
        label={t('plan.threshold')}
        help={t('plan.thresholdHelp')}
        path={[...path, 'threshold']}
      />
      <TextAt label={t('plan.under')} path={[...path, 'under']} />
      <TextAt
        label={t('plan.on')}
        help={t('plan.onHelp')}
        path={[...path, 'on']}
      />
      <AgreedAt path={[...path, 'agreed']} />
    </FieldGrid>
  );
}

function CapabilityFields(props: { index: number }) {
  const t = useText();
  const path = ['capabilities', props.index];
  return (
    <>
      <FieldGrid>
        <NameOf list="capabilities" index={props.index} />
        <TextAt label={t('plan.titleField')} path={[...path, 'title']} />
        <ChoiceAt
          label={t('plan.impact')}
          path={[...path, 'impact']}
          options={[
            { value: '', label: t('plan.impactDefault') },
            ...(['high', 'medium', 'low'] as const).map(value => ({
              value,
              label: t(`plan.${value}`),
            })),
          ]}
        />
        <TextAt
          multiline
          label={t('plan.rationale')}
          path={[...path, 'rationale']}
        />
        <LinesAt
          label={t('plan.operations')}
          help={t('plan.operationsHelp')}
          path={[...path, 'evidence', 'operations']}
        />
        <LinesAt
          label={t('plan.tests')}
          help={t('plan.testsHelp')}
          path={[...path, 'evidence', 'tests']}
        />
        <KindsAt
          label={t('plan.requires')}
          otherwise={t('plan.byPolicy')}
          path={[...path, 'requires']}
        />
        <PlanningFields path={path} />
      </FieldGrid>
      <Quiet>{t('plan.slas')}</Quiet>
      <EntryList
        path={[...path, 'slas']}
        nameKey="name"
        titleOf={name => t('plan.sla', { name })}
        addLabel={t('plan.addSla')}
        fresh={taken => ({
          name: freeName('p95', taken),
          metric: 'duration',
          stat: 'p95',
          threshold: '< 500ms',
          agreed: false,
        })}
      >
        {at => <SlaFields path={[...path, 'slas', at]} />}
      </EntryList>
    </>
  );
}

/** All of the plan as fields; what they write is the YAML beside them. */
export function PlanForm() {
  const t = useText();
  const capabilities = useNames('capabilities');
  return (
    <>
      <Section title={t('plan.capabilities')}>
        <EntryList
          path={['capabilities']}
          nameKey="name"
          titleOf={name => t('plan.capability', { name })}
          addLabel={t('plan.addCapability')}
          fresh={taken => ({ name: freeName('capability', taken) })}
        >
          {index => <CapabilityFields index={index} />}
        </EntryList>
      </Section>
      <Section title={t('plan.phases')}>
        <EntryList
          path={['phases']}
          nameKey="name"
          titleOf={name => t('plan.phaseOf', { name })}
          addLabel={t('plan.addPhase')}
          fresh={taken => ({ name: freeName('phase', taken), weeks: 1 })}
        >
          {index => (
            <FieldGrid>
              <NameOf list="phases" index={index} />
              <TextAt
                label={t('plan.titleField')}
                path={['phases', index, 'title']}
              />
              <TextAt label={t('plan.goal')} path={['phases', index, 'goal']} />
              <DateAt
                label={t('plan.start')}
                path={['phases', index, 'start']}
              />
              <NumberAt
                required
                label={t('plan.weeks')}
                path={['phases', index, 'weeks']}
              />
            </FieldGrid>
          )}
        </EntryList>
      </Section>
      <Section title={t('plan.work')}>
        <EntryList
          path={['work']}
          nameKey="name"
          titleOf={name => t('plan.workOf', { name })}
          addLabel={t('plan.addWork')}
          fresh={taken => ({ name: freeName('work', taken) })}
        >
          {index => (
            <FieldGrid>
              <NameOf list="work" index={index} />
              <TextAt
                label={t('plan.titleField')}
                path={['work', index, 'title']}
              />
              <ChoiceAt
                label={t('plan.priority')}
                path={['work', index, 'priority']}
                options={[
                  { value: '', label: t('state.priority-moderate') },
                  ...priorities.map(value => ({
                    value,
                    label: t(`state.priority-${value}`),
                  })),
                ]}
              />
              <PlanningFields path={['work', index]} />
            </FieldGrid>
          )}
        </EntryList>
      </Section>
      <Section title={t('plan.waivers')}>
        <EntryList
          path={['waivers']}
          nameKey="capability"
          titleOf={name => t('plan.waiverOf', { name })}
          addLabel={t('plan.addWaiver')}
          fresh={() => ({ capability: capabilities[0] ?? '', reason: '' })}
        >
          {index => (
            <FieldGrid>
              <ChoiceAt
                required
                label={t('plan.waived')}
                path={['waivers', index, 'capability']}
                options={capabilities.map(name => ({
                  value: name,
                  label: name,
                }))}
              />
              <TextAt
                required
                label={t('plan.reason')}
                path={['waivers', index, 'reason']}
              />
              <DateAt
                label={t('plan.until')}
                path={['waivers', index, 'until']}
              />
              <KindsAt
                label={t('plan.kinds')}
                path={['waivers', index, 'kinds']}
              />
            </FieldGrid>
          )}
        </EntryList>
      </Section>
      <Section title={t('plan.team')}>
        <FieldGrid>
          <NumberAt label={t('plan.engineers')} path={['team', 'engineers']} />
          <NumberAt label={t('plan.hours')} path={['team', 'hoursPerWeek']} />
          <TextAt
            label={t('plan.freshness')}
            help={t('plan.freshnessHelp')}
            path={['policy', 'freshness']}
          />
        </FieldGrid>
      </Section>
    </>
  );
}
