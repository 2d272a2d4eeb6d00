import { StateSign } from '../state';
import { useText } from '../translation';
import { Quiet } from './Quiet';
import { statusOf } from './Trouble';

/** Why a change was not taken: somebody else made one meanwhile, or what the backend says. */
export function NotStored(props: { error: Error; overtaken: string }) {
  const t = useText();
  const { error, overtaken } = props;
  return (
    <div role="alert">
      <StateSign
        sign="failing"
        word={statusOf(error) === 409 ? overtaken : t('roadmap.notAccepted')}
        title={error.message}
      />
      <Quiet>{error.message}</Quiet>
    </div>
  );
}
