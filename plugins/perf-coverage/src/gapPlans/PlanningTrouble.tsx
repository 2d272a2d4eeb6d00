import Button from '@material-ui/core/Button';
import type { GapPlanConflict } from 'backstage-plugin-perf-coverage-common';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { statusOf } from '../components/Trouble';
import { StateSign } from '../state';
import { useText } from '../translation';

/** Why a change was not stored: somebody was faster, may not, or it can't be. */
export function PlanningTrouble(props: {
  error: Error | undefined;
  conflicts: readonly GapPlanConflict[];
  titleOf(conflict: GapPlanConflict): string;
  onReload(): void;
}) {
  const t = useText();
  const { error, conflicts } = props;
  if (conflicts.length > 0) {
    return (
      <div role="alert">
        <StateSign
          sign="failing"
          word={t('planning.conflict', { count: conflicts.length })}
          title={t('planning.conflictHelp')}
        />
        <Quiet>{t('planning.conflictHelp')}</Quiet>
        <ul>
          {conflicts.slice(0, 10).map(conflict => (
            <li key={`${conflict.entityRef}/${conflict.gapId}`}>
              {props.titleOf(conflict)}:{' '}
              <Person
                name={conflict.current?.by ?? null}
                otherwise={t('common.notKnown')}
              />
            </li>
          ))}
        </ul>
        <Button size="small" variant="outlined" onClick={props.onReload}>
          {t('planning.takeOver')}
        </Button>
      </div>
    );
  }
  if (!error) return null;
  return (
    <div role="alert">
      <StateSign
        sign="failing"
        word={
          statusOf(error) === 403
            ? t('planning.mayNot')
            : t('planning.notStored')
        }
        title={error.message}
      />
      <Quiet>
        {statusOf(error) === 403 ? t('planning.mayNotHelp') : error.message}
      </Quiet>
    </div>
  );
}
