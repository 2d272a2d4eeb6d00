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
import { formatNumber, plural } from '../components/format';
import { SourceLink } from '../sources';
import {
  Limit,
  Reference,
  commandsOf,
  fixturesOf,
  limitsOf,
} from './quickReference';

function leftOut(reference: Reference): string {
  return [
    reference.broken > 0
      ? `${plural(reference.broken, 'file')} that can’t run left out`
      : null,
    reference.others > 0
      ? `${plural(reference.others, 'file')} without a command here`
      : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How to run what was found: commands to copy, fixtures that are needed, limits that are asserted. */
export function QuickReference(props: { inventory: Inventory }) {
  const { entity } = useEntity();
  const { inventory } = props;
  const own = entity.metadata.annotations?.[ANNOTATION_RUN_COMMAND];
  const fixtures = fixturesOf(inventory);
  const limits = limitsOf(inventory);
  return (
    <Disclosure title="Quick reference: commands, fixtures, limits">
      {own && <Snippet title="Run the tests, as the owner says" text={own} />}
      {commandsOf(inventory).map(reference => (
        <div key={reference.framework}>
          {reference.commands.length > 0 && (
            <Snippet
              title={`Run the tests of ${reference.framework}`}
              text={`${reference.commands.join('\n')}\n`}
            />
          )}
          <Quiet>
            {leftOut(reference) && `${reference.framework}: `}
            {leftOut(reference)}
          </Quiet>
        </div>
      ))}
      {fixtures.length > 0 && (
        <HeadTable
          label="Fixtures"
          rows={fixtures}
          columns={[
            { name: 'Fixture', names: true, cell: fixture => fixture.name },
            {
              name: 'Tests',
              right: true,
              cell: fixture => <Num>{formatNumber(fixture.tests)}</Num>,
            },
          ]}
        />
      )}
      {limits.length > 0 && (
        <HeadTable<Limit>
          label="Limits"
          rows={limits}
          columns={[
            { name: 'Limit of', names: true, cell: limit => limit.of },
            { name: 'Asserts', cell: limit => limit.threshold.expression },
            {
              name: 'Where',
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
