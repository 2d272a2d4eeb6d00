import type { AskedBy } from 'backstage-plugin-perf-coverage-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useComponentView } from '../component/ComponentContext';
import { Pane } from '../components/Pane';
import { useAddress } from '../components/useAddress';
import { EvidenceLinks } from '../sources';
import { StateSign, evidenceWords, signOfEvidence } from '../state';
import {
  columnTitles,
  isMatrixColumn,
  requirementsIn,
  waivedIn,
} from './matrix';
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

const askers: Record<AskedBy['source'], string> = {
  plan: 'the plan',
  policy: 'the portal’s policy',
  api: 'the API document',
};

/** What stands behind a cell of the matrix: evidence, and how to close what is open. */
export function RequirementPane() {
  const classes = useStyles();
  const { assessment } = useComponentView().detail;
  const { params, change } = useAddress();
  const part = params.get('part');
  const capability = assessment?.capabilities.find(
    candidate => candidate.name === params.get('capability'),
  );
  const column = isMatrixColumn(part) ? part : undefined;
  const open = capability !== undefined && column !== undefined;
  return (
    <Pane
      open={open}
      title={open ? `${capability.title}: ${columnTitles[column]}` : ''}
      onClose={() => change({ capability: null, part: null })}
    >
      {open && (
        <>
          {capability.excludedBecause && (
            <Typography variant="body2" paragraph>
              Excluded: {capability.excludedBecause}
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
                  title={evidenceWords[requirement.evidence]}
                />
                <Typography variant="body2">{requirement.why}</Typography>
                {requirement.close && (
                  <Typography variant="body2">
                    <strong>How to close:</strong> {requirement.close}
                  </Typography>
                )}
                {requirement.askedBy && (
                  <Quiet>
                    Asked by {askers[requirement.askedBy.source]}
                    {requirement.askedBy.rule !== null &&
                      ` (rule “${requirement.askedBy.rule}”)`}
                    : {requirement.askedBy.why}
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
