import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { CapabilityMatrix } from './CapabilityMatrix';
import { ClaimsTable } from './ClaimsTable';
import { FindingList } from './Drift';
import { NextActions } from './NextActions';
import { Problems } from './Problems';
import { Recommendations } from './Recommendations';
import { RequirementPane } from './RequirementPane';
import { SlaTable } from './SlaTable';
import { WeekChanges } from './WeekChanges';
import { recommendationsOf } from './recommendations';
import { planSnippet, sourcesSnippet } from './snippets';

/** Where the component stands and what to do next. */
export function OverviewPage() {
  const { detail, entityRef } = useComponentView();
  const { assessment, plan, summary, gaps } = detail;
  const open = gaps.filter(gap => gap.status === 'open');
  const withoutSources =
    summary.scan.status === 'no-sources' || summary.scan.status === 'never';
  const contradicted =
    assessment?.claims.filter(claim => claim.holds === false).length ?? 0;
  const recommendations = assessment ? recommendationsOf(assessment) : [];
  const findings = assessment?.findings ?? [];
  return (
    <>
      <Problems />
      {withoutSources && (
        <Invitation
          title="Where are this component’s tests?"
          text={`${
            summary.scan.message ?? 'The sources have not been read yet.'
          } Name them in the catalog file; the tests, scenarios and thresholds in them then show here.`}
        >
          <Snippet title="catalog-info.yaml" text={sourcesSnippet(entityRef)} />
        </Invitation>
      )}
      {assessment && assessment.capabilities.length > 0 && (
        <Section
          title="Capabilities"
          text={
            assessment.policyRule &&
            `The policy’s rule “${assessment.policyRule.name}” asks for ${assessment.policyRule.asks} where no plan says otherwise.`
          }
        >
          <CapabilityMatrix capabilities={assessment.capabilities} />
        </Section>
      )}
      {open.length > 0 && (
        <Section title="Next best actions">
          <NextActions gaps={open} />
        </Section>
      )}
      <WeekChanges />
      {assessment && assessment.slas.length > 0 && (
        <Section title="SLAs">
          <SlaTable slas={assessment.slas} />
        </Section>
      )}
      {recommendations.length > 0 && (
        <Section
          title="Recommended SLAs"
          text="Results suggest these limits where none is agreed. Open one to see how it came about and to copy it for the plan."
        >
          <Recommendations recommendations={recommendations} />
        </Section>
      )}
      {findings.length > 0 && (
        <Section title="Where plan and tests disagree">
          <FindingList findings={findings} />
        </Section>
      )}
      {assessment && assessment.claims.length > 0 && (
        <Section
          title="Claims held against evidence"
          text={`${contradicted} of ${assessment.claims.length} figures that were stated by hand are contradicted by what was found.`}
        >
          <ClaimsTable claims={assessment.claims} />
        </Section>
      )}
      {plan.file === null && (
        <Invitation
          title="Say what has to perform"
          text="Without a plan the portal’s own policy decides what is asked of this component. A plan names its capabilities, SLAs, estimates and phases. Save this as perf-coverage.yaml beside the sources and change it to your needs."
        >
          <Snippet
            title="perf-coverage.yaml"
            text={planSnippet(entityRef, detail)}
          />
        </Invitation>
      )}
      <RequirementPane />
    </>
  );
}
