import type {
  Inventory,
  SkipReason,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';
import { Disclosure } from '../components/Disclosure';
import { HeadTable } from '../components/HeadTable';
import { Quiet } from '../components/Quiet';
import { cutMiddle, formatNumber, plural } from '../components/format';

const reasonWords: Record<SkipReason, string> = {
  'too-large': 'Too large',
  binary: 'Not text',
  unreadable: 'Can’t be read',
  link: 'Link not followed',
  'too-deep': 'Too deep',
  'analysis-stopped': 'Analysis stopped',
};

/** What may hold tests and was not looked into, with why and how to mend it. */
export function Skipped(props: { inventory: Inventory }) {
  const { skipped = [], skippedTotal } = props.inventory;
  const total = skippedTotal ?? skipped.length;
  if (total === 0) return null;
  return (
    <Disclosure
      title={`${plural(total, 'file or folder', 'files and folders')} not read`}
    >
      <HeadTable<SkippedSource>
        label="Not read"
        rows={skipped}
        columns={[
          {
            name: 'Path',
            names: true,
            cell: item => (
              <span title={item.path}>{cutMiddle(item.path, 64)}</span>
            ),
          },
          {
            name: 'Reason',
            cell: item => reasonWords[item.reason] ?? item.reason,
          },
          { name: 'Why, and what helps', cell: item => item.why },
        ]}
      />
      {total > skipped.length && (
        <Quiet>
          The first {formatNumber(skipped.length)} of {formatNumber(total)}.
        </Quiet>
      )}
    </Disclosure>
  );
}
