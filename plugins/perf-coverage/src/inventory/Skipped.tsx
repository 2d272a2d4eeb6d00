import type {
  Inventory,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';
import { Disclosure } from '../components/Disclosure';
import { HeadTable } from '../components/HeadTable';
import { Quiet } from '../components/Quiet';
import { cutMiddle, formatNumber } from '../components/format';
import { useText } from '../translation';

/** What may hold tests and was not looked into, with why and how to mend it. */
export function Skipped(props: { inventory: Inventory }) {
  const t = useText();
  const { skipped = [], skippedTotal } = props.inventory;
  const total = skippedTotal ?? skipped.length;
  if (total === 0) return null;
  return (
    <Disclosure title={t('inventory.notRead', { count: total })}>
      <HeadTable<SkippedSource>
        label={t('inventory.notReadTable')}
        rows={skipped}
        columns={[
          {
            name: t('inventory.path'),
            names: true,
            cell: item => (
              <span title={item.path}>{cutMiddle(item.path, 64)}</span>
            ),
          },
          {
            name: t('inventory.reason'),
            cell: item => t(`inventory.skip-${item.reason}`),
          },
          { name: t('inventory.why'), cell: item => item.why },
        ]}
      />
      {total > skipped.length && (
        <Quiet>
          {t('inventory.first', {
            number: formatNumber(skipped.length),
            total: formatNumber(total),
          })}
        </Quiet>
      )}
    </Disclosure>
  );
}
