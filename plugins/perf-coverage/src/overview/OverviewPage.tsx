import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { CapabilityMatrix } from './CapabilityMatrix';
import { ClaimsTable } from './ClaimsTable';
import { NextActions } from './NextActions';
import { Problems } from './Problems';
import { RequirementPane } from './RequirementPane';
import { SlaTable } from './SlaTable';
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
        <Section title="Capabilities">
          <CapabilityMatrix capabilities={assessment.capabilities} />
        </Section>
      )}
      {open.length > 0 && (
        <Section title="Next best actions">
          <NextActions gaps={open} />
        </Section>
      )}
      {assessment && assessment.slas.length > 0 && (
        <Section title="SLAs">
          <SlaTable slas={assessment.slas} />
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
