import { PageLinks } from '../components/PageLinks';
import type { AddressChange } from '../components/useAddress';
import { useText } from '../translation';
import { View, views } from './views';

/** The views of the selection as links; filters stay, an order does not fit the next one. */
export function ViewSwitch(props: {
  view: View;
  linkWith(values: AddressChange): string;
}) {
  const t = useText();
  return (
    <PageLinks
      label={t('portfolio.views')}
      pages={views.map(view => ({
        title: t(`portfolio.view-${view}`),
        to: props.linkWith({
          view: view === 'table' ? null : view,
          sort: null,
          order: null,
        }),
        current: view === props.view,
      }))}
    />
  );
}
