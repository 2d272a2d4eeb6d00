import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { formatNumber } from '../components/format';
import { Newcomer } from '../plan';
import { useText } from '../translation';
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
import { sourcesSnippet } from './snippets';

const useStyles = makeStyles(theme => ({
  below: { marginTop: theme.spacing(1.5) },
}));

/** Where the component stands and what to do next. */
export function OverviewPage() {
  const classes = useStyles();
  const t = useText();
  const { detail, entityRef, reload, to } = useComponentView();
  const { assessment, plan, summary, gaps } = detail;
  const open = gaps.filter(gap => gap.status === 'open');
  const withoutSources =
    summary.scan.status === 'no-sources' || summary.scan.status === 'never';
  const contradicted =
    assessment?.claims.filter(claim => claim.holds === false).length ?? 0;
  const recommendations = assessment ? recommendationsOf(assessment) : [];
  const findings = assessment?.findings ?? [];
  const rule = assessment?.policyRule;
  return (
    <>
      <Problems />
      {withoutSources && (
        <Invitation
          title={t('overview.whereTests')}
          text={t('overview.whereTestsText', {
            status: summary.scan.message ?? t('overview.notRead'),
          })}
        >
          <Snippet title="catalog-info.yaml" text={sourcesSnippet(entityRef)} />
        </Invitation>
      )}
      {assessment && assessment.capabilities.length > 0 && (
        <Section
          title={t('overview.capabilities')}
          text={
            rule &&
            t('overview.policyAsks', { rule: rule.name, asks: rule.asks })
          }
        >
          <CapabilityMatrix capabilities={assessment.capabilities} />
          <div className={classes.below}>
            <Link to={to('policy')}>{t('overview.whoAsks')}</Link>
            {plan.origin === 'portal' && (
              <>
                {' · '}
                {t('overview.fromPortal')}{' '}
                <Link to={to('plan')} underline="always">
                  {t('overview.openPlan')}
                </Link>
              </>
            )}
          </div>
        </Section>
      )}
      {open.length > 0 && (
        <Section title={t('overview.next')}>
          <NextActions gaps={open} />
        </Section>
      )}
      <WeekChanges />
      {assessment && assessment.slas.length > 0 && (
        <Section title={t('overview.slas')}>
          <SlaTable slas={assessment.slas} />
          <Link to={to('slas')}>{t('overview.allSlas')}</Link>
        </Section>
      )}
      {recommendations.length > 0 && (
        <Section
          title={t('overview.recommended')}
          text={t('overview.recommendedText')}
        >
          <Recommendations recommendations={recommendations} />
        </Section>
      )}
      {assessment && assessment.totals.operations > 0 && (
        <Section
          title={t('overview.operations')}
          text={t('overview.operationsText', {
            covered: formatNumber(assessment.totals.coveredOperations),
            total: formatNumber(assessment.totals.operations),
          })}
        >
          <Link to={to('operations')}>{t('overview.allOperations')}</Link>
        </Section>
      )}
      {findings.length > 0 && (
        <Section title={t('overview.disagree')}>
          <FindingList findings={findings} />
        </Section>
      )}
      {assessment && assessment.claims.length > 0 && (
        <Section
          title={t('overview.claims')}
          text={t('overview.claimsText', {
            contradicted: formatNumber(contradicted),
            total: formatNumber(assessment.claims.length),
          })}
        >
          <ClaimsTable claims={assessment.claims} />
        </Section>
      )}
      {plan.file === null && <Newcomer entityRef={entityRef} onKept={reload} />}
      <RequirementPane />
    </>
  );
}
