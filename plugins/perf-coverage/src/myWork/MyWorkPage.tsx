import Button from '@material-ui/core/Button';
import { ButtonRow } from '../components/ButtonRow';
import { Quiet } from '../components/Quiet';
import { useText } from '../translation';
import { MyWorkList } from './MyWorkList';

/** What is mine to do, in order, with how to close it. */
export function MyWorkPage() {
  const t = useText();
  return (
    <>
      <Quiet paragraph>{t('myWork.help')}</Quiet>
      <ButtonRow label={t('planning.actions')}>
        <Button size="small" onClick={() => window.print()}>
          {t('planning.print')}
        </Button>
      </ButtonRow>
      <MyWorkList />
    </>
  );
}
