import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { Newcomer } from '../plan';
import { useText } from '../translation';
import { RoadmapView } from './RoadmapView';

/** When the gaps of one component will be closed: forecast, drawing, and what if. */
export function RoadmapPage() {
  const t = useText();
  const { detail, entityRef, reload } = useComponentView();
  const { roadmap, plan } = detail;
  if (!roadmap) {
    return (
      <>
        <Invitation
          title={t('roadmap.noneYet')}
          text={t('roadmap.noneYetHelp')}
        />
        {plan.file === null && (
          <Newcomer entityRef={entityRef} onKept={reload} />
        )}
      </>
    );
  }
  return <RoadmapView key={entityRef} scope={entityRef} first={roadmap} />;
}
