import {
  AssessedOperation,
  Evidence,
  Assessment,
} from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { ListFilters, fitsSearch } from '../components/ListFilters';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { SortableColumn, SortedTable } from '../components/SortedTable';
import { formatNumber } from '../components/format';
import { EntityTitle } from '../components/EntityTitle';
import { useNameOf } from '../components/useNameOf';
import { useAddress } from '../components/useAddress';
import { SourceLink } from '../sources';
import { StateSign, signOfEvidence } from '../state';
import { Text, useText } from '../translation';

/** Places that a row names; more would hide the others. */
const SHOWN_PLACES = 3;

const ladder: readonly Evidence[] = [
  'failing',
  'none',
  'broken',
  'written',
  'run',
  'fresh',
  'met',
];

type Unmatched = Assessment['requestsWithoutOperation'][number];

function operationColumns(t: Text): SortableColumn<AssessedOperation>[] {
  return [
    {
      name: t('overview.operation'),
      names: true,
      by: own => `${own.path} ${own.method}`,
      cell: own => `${own.method} ${own.path}`,
    },
    {
      name: t('overview.api'),
      by: own => own.api,
      cell: own => <EntityTitle value={own.api} kind="api" most={40} />,
    },
    {
      name: t('overview.evidence'),
      by: own => ladder.indexOf(own.evidence),
      cell: own =>
        own.excludedBecause === undefined ? (
          <StateSign
            sign={signOfEvidence(
              own.evidence,
              own.evidence === 'met' || own.evidence === 'fresh',
            )}
            title={t(`state.evidence-${own.evidence}`)}
          />
        ) : (
          <StateSign sign="excluded" title={own.excludedBecause} />
        ),
    },
    {
      name: t('overview.exercisedBy'),
      by: own => own.by.length,
      cell: own =>
        own.by.length === 0 ? (
          <Quiet>{t('overview.byNobody')}</Quiet>
        ) : (
          <>
            {own.by.slice(0, SHOWN_PLACES).map(place => (
              <div key={`${place.file}:${place.line}`}>
                <SourceLink file={place.file} line={place.line} />{' '}
                {place.byPathAlone && (
                  <Quiet>{t('overview.byPathAlone')}</Quiet>
                )}
              </div>
            ))}
            {own.by.length > SHOWN_PLACES &&
              `+ ${formatNumber(own.by.length - SHOWN_PLACES)}`}
          </>
        ),
    },
  ];
}

function requestColumns(t: Text): SortableColumn<Unmatched>[] {
  return [
    {
      name: t('overview.request'),
      names: true,
      cell: own => `${own.method} ${own.path}`,
    },
    {
      name: t('overview.place'),
      cell: own => <SourceLink file={own.file} line={own.line} />,
    },
  ];
}

/** All operations of the component's APIs with what exercises them, to search, filter and sort. */
export function OperationsPage() {
  const t = useText();
  const { assessment } = useComponentView().detail;
  const { params } = useAddress();
  const nameOf = useNameOf();
  const operations = assessment?.operations ?? [];
  const unmatched = assessment?.requestsWithoutOperation ?? [];
  const search = params.get('search') ?? '';
  const evidence = params.get('evidence');
  const api = params.get('api');
  const shown = operations.filter(
    own =>
      (!evidence || own.evidence === evidence) &&
      (!api || own.api === api) &&
      fitsSearch(search, own.method, own.path, own.operationId ?? ''),
  );
  if (operations.length === 0) {
    return (
      <Invitation
        title={t('overview.noOperations')}
        text={t('overview.noOperationsText')}
      />
    );
  }
  const apis = [...new Set(operations.map(own => own.api))];
  return (
    <>
      <Section
        title={t('overview.operations')}
        text={t('overview.operationsText', {
          covered: formatNumber(assessment?.totals.coveredOperations ?? 0),
          total: formatNumber(assessment?.totals.operations ?? 0),
        })}
      >
        <ListFilters
          searchLabel={t('overview.search')}
          all={t('overview.filter-all')}
          choices={[
            {
              key: 'evidence',
              label: t('overview.evidence'),
              options: ladder
                .filter(value => operations.some(o => o.evidence === value))
                .map(value => ({
                  value,
                  label: t(`state.evidence-${value}`),
                })),
            },
            ...(apis.length > 1
              ? [
                  {
                    key: 'api',
                    label: t('overview.api'),
                    options: apis.map(value => ({
                      value,
                      label: nameOf(value),
                    })),
                  },
                ]
              : []),
          ]}
        />
        {shown.length === 0 ? (
          <Quiet>{t('overview.noneFit')}</Quiet>
        ) : (
          <SortedTable
            label={t('overview.operations')}
            columns={operationColumns(t)}
            rows={shown}
            keyOf={own => `${own.api} ${own.method} ${own.path}`}
          />
        )}
      </Section>
      {unmatched.length > 0 && (
        <Section
          title={t('overview.unmatched')}
          text={t('overview.unmatchedText')}
        >
          <SortedTable
            label={t('overview.unmatched')}
            columns={requestColumns(t)}
            rows={unmatched}
            keyOf={own => `${own.method} ${own.path} ${own.file}:${own.line}`}
          />
        </Section>
      )}
    </>
  );
}
