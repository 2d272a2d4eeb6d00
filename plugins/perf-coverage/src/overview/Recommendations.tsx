import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useComponentView } from '../component/ComponentContext';
import { Disclosure } from '../components/Disclosure';
import { Quiet } from '../components/Quiet';
import { Snippet } from '../components/Snippet';
import { NamedRecommendation, slaSnippet } from './recommendations';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** Limits that results suggest where none is agreed, each ready for the plan. */
export function Recommendations(props: {
  recommendations: NamedRecommendation[];
}) {
  const classes = useStyles();
  const { to } = useComponentView();
  return (
    <ul className={classes.list}>
      {props.recommendations.map((item, index) => (
        <li key={index}>
          <Disclosure
            title={`${item.capabilityTitle}: ${item.stat} of ${item.metric} ${
              item.threshold
            }${item.under === null ? '' : ` under ${item.under}`}`}
          >
            <Quiet>
              {item.method}{' '}
              {item.runIds.map((runId, at) => (
                <span key={runId}>
                  {at > 0 && ', '}
                  <Link to={to('results', runId)}>run {at + 1}</Link>
                </span>
              ))}
            </Quiet>
            <Snippet
              title={`For the plan: ${item.capabilityTitle}, ${item.name}`}
              text={slaSnippet(item)}
            />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
