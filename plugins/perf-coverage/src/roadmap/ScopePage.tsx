import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { perfCoverageApiRef, useLoad } from '../api';
import { Invitation } from '../components/Invitation';
import { useAddress } from '../components/useAddress';
import { useText } from '../translation';
import { RoadmapView } from './RoadmapView';
import { ScopeField } from './ScopeField';
import { PORTAL, scopeFrom } from './scopes';

const useStyles = makeStyles(theme => ({
  scope: {
    marginBottom: theme.spacing(2),
    '@media print': { display: 'none' },
  },
}));

/** The roadmap of the portal, or of what the address names with `?scope=`. */
export function ScopePage() {
  const classes = useStyles();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { params, change } = useAddress();
  const scope = scopeFrom(params);
  // The facets name the systems and owners there are; without them the portal's roadmap is there all the same.
  const { value } = useLoad('facets', () => api.listComponents({ limit: 1 }));
  return (
    <>
      <div className={classes.scope}>
        <ScopeField
          scope={scope}
          facets={value?.facets}
          onChange={next =>
            change({ scope: next === PORTAL ? null : next, item: null })
          }
        />
      </div>
      <RoadmapView key={scope} scope={scope}>
        <Invitation
          title={t('roadmap.noneYet')}
          text={t('roadmap.nothingInScope')}
        />
      </RoadmapView>
    </>
  );
}
