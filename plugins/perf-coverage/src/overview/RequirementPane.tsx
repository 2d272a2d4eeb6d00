import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useComponentView } from '../component/ComponentContext';
import { Pane } from '../components/Pane';
import { useAddress } from '../components/useAddress';
import { EvidenceLinks, SourceLink } from '../sources';
import { StateSign, signOfEvidence } from '../state';
import { useText } from '../translation';
import { isMatrixColumn, requirementsIn, waivedIn } from './matrix';
import { DecisionFacts } from '../gaps/decisions';
import { Quiet } from '../components/Quiet';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(1.5, 0),
    overflowWrap: 'anywhere',
  },
}));

/** What stands behind a cell of the matrix: evidence, and how to close what is open. */
export function RequirementPane() {
  const classes = useStyles();
  const t = useText();
  const { detail, to } = useComponentView();
  const { assessment } = detail;
  const { params, change } = useAddress();
  const part = params.get('part');
  const capability = assessment?.capabilities.find(
    candidate => candidate.name === params.get('capability'),
  );
  const column = isMatrixColumn(part) ? part : undefined;
  const gapsOf = (name: string, subject: string) =>
    detail.gaps.filter(
      gap =>
        gap.status === 'open' &&
        gap.capability === name &&
        gap.subjects?.includes(subject),
    );
  const open = capability !== undefined && column !== undefined;
  return (
    <Pane
      open={open}
      title={
        open ? `${capability.title}: ${t(`overview.column-${column}`)}` : ''
      }
      onClose={() => change({ capability: null, part: null })}
    >
      {open && (
        <>
          {capability.rationale && (
            <Typography variant="body2" paragraph>
              {capability.rationale}
            </Typography>
          )}
          {capability.excludedBecause && (
            <Typography variant="body2" paragraph>
              {t('overview.excluded', { reason: capability.excludedBecause })}
            </Typography>
          )}
          <ul className={classes.list}>
            {requirementsIn(capability, column).map(requirement => (
              <li key={requirement.subject} className={classes.item}>
                <Typography variant="subtitle2" component="h3">
                  {requirement.subject}
                </Typography>
                <StateSign
                  sign={signOfEvidence(requirement.evidence, requirement.met)}
                  title={t(`state.evidence-${requirement.evidence}`)}
                />
                <Typography variant="body2">{requirement.why}</Typography>
                {requirement.close && (
                  <Typography variant="body2">
                    <strong>{t('overview.close')}</strong> {requirement.close}
                  </Typography>
                )}
                {gapsOf(capability.name, requirement.subject).map(gap => (
                  <Typography key={gap.id} variant="body2">
                    <strong>{t('gaps.gap')}:</strong>{' '}
                    <Link
                      to={`${to('gaps')}?gap=${encodeURIComponent(gap.id)}`}
                    >
                      {gap.title}
                    </Link>
                  </Typography>
                ))}
                {requirement.askedBy && (
                  <Quiet>
                    {t(
                      requirement.askedBy.rule === null
                        ? 'overview.askedBy'
                        : 'overview.askedByRule',
                      {
                        who: t(`overview.asks-${requirement.askedBy.source}`),
                        rule: requirement.askedBy.rule ?? '',
                        why: requirement.askedBy.why,
                      },
                    )}
                    {requirement.askedBy.place && (
                      <>
                        {' '}
                        <SourceLink {...requirement.askedBy.place} />
                      </>
                    )}
                  </Quiet>
                )}
                <EvidenceLinks links={requirement.links} />
              </li>
            ))}
            {waivedIn(capability, column).map(requirement => (
              <li
                key={`waived ${requirement.subject}`}
                className={classes.item}
              >
                <Typography variant="subtitle2" component="h3">
                  {requirement.subject}
                </Typography>
                <DecisionFacts decision={requirement.decision} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Pane>
  );
}
