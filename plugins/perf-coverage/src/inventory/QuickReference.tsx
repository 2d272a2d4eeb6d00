import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_RUN_COMMAND,
  Inventory,
} from 'backstage-plugin-perf-coverage-common';
import { Disclosure } from '../components/Disclosure';
import { HeadTable } from '../components/HeadTable';
import { Quiet } from '../components/Quiet';
import { Snippet } from '../components/Snippet';
import { Num } from '../components/Values';
import { formatNumber } from '../components/format';
import { SourceLink } from '../sources';
import { Text, useText } from '../translation';
import {
  Limit,
  Reference,
  commandsOf,
  fixturesOf,
  limitsOf,
} from './quickReference';

function leftOut(reference: Reference, t: Text): string {
  return [
    reference.broken > 0
      ? t('inventory.brokenOut', { count: reference.broken })
      : null,
    reference.others > 0
      ? t('inventory.noCommand', { count: reference.others })
      : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How to run what was found: commands to copy, fixtures that are needed, limits that are asserted. */
export function QuickReference(props: { inventory: Inventory }) {
  const t = useText();
  const { entity } = useEntity();
  const { inventory } = props;
  const own = entity.metadata.annotations?.[ANNOTATION_RUN_COMMAND];
  const fixtures = fixturesOf(inventory);
  const limits = limitsOf(inventory);
  return (
    <Disclosure title={t('inventory.reference')}>
      {own && <Snippet title={t('inventory.ownCommand')} text={own} />}
      {commandsOf(inventory).map(reference => (
        <div key={reference.framework}>
          {reference.commands.length > 0 && (
            <Snippet
              title={t('inventory.command', {
                framework: reference.framework,
              })}
              text={`${reference.commands.join('\n')}\n`}
            />
          )}
          <Quiet>
            {leftOut(reference, t) && `${reference.framework}: `}
            {leftOut(reference, t)}
          </Quiet>
        </div>
      ))}
      {fixtures.length > 0 && (
        <HeadTable
          label={t('inventory.fixtures')}
          rows={fixtures}
          columns={[
            {
              name: t('inventory.fixture'),
              names: true,
              cell: fixture => fixture.name,
            },
            {
              name: t('inventory.titleTests'),
              right: true,
              cell: fixture => <Num>{formatNumber(fixture.tests)}</Num>,
            },
          ]}
        />
      )}
      {limits.length > 0 && (
        <HeadTable<Limit>
          label={t('inventory.limits')}
          rows={limits}
          columns={[
            {
              name: t('inventory.limitOf'),
              names: true,
              cell: limit => limit.of,
            },
            {
              name: t('inventory.asserts'),
              cell: limit => limit.threshold.expression,
            },
            {
              name: t('inventory.where'),
              cell: limit => (
                <SourceLink file={limit.file} line={limit.threshold.line} />
              ),
            },
          ]}
        />
      )}
    </Disclosure>
  );
}
