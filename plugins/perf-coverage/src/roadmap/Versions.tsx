import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  RoadmapVersion,
  RoadmapVersionSummary,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { ButtonRow } from '../components/ButtonRow';
import { ChoiceField } from '../components/ChoiceField';
import { DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { Num, Unknown, When } from '../components/Values';
import { formatDay, formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import { StateSign } from '../state';
import { useText } from '../translation';
import { AcceptDialog } from './AcceptDialog';
import { ComparisonTables } from './ComparisonTables';
import { effectSentence } from './sentences';

function numberIn(text: string | null, items: RoadmapVersionSummary[]) {
  return items.find(item => String(item.number) === text)?.number;
}

function Comparison(props: { scope: string; from: number; to: number }) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { scope, from, to } = props;
  const { value, error, reload } = useLoad(
    JSON.stringify([scope, from, to]),
    () => api.compareRoadmapVersions(scope, from, to),
  );
  if (error) {
    return (
      <Trouble
        error={error}
        what={t('roadmap.thisComparison')}
        onRetry={reload}
      />
    );
  }
  if (!value) return <Skeleton variant="rect" height={120} />;
  return (
    <>
      <Quiet paragraph>{effectSentence(t, value)}</Quiet>
      <ComparisonTables comparison={value} />
    </>
  );
}

/** Every accepted plan: who, when and why; two side by side; and the way back. */
export function Versions(props: {
  scope: string;
  editable: boolean;
  /** Changes when a version was accepted, so that the list is asked for again. */
  newest: number;
  onAccepted(version: RoadmapVersion): void;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { params, change } = useAddress();
  const [restoring, setRestoring] = useState<number>();
  const [failed, setFailed] = useState<Error>();
  const { scope } = props;
  const { value, error, reload } = useLoad(
    JSON.stringify([scope, props.newest]),
    () => api.listRoadmapVersions(scope),
  );
  const items = value?.items ?? [];
  const to = numberIn(params.get('to'), items) ?? items[0]?.number;
  const from = numberIn(params.get('from'), items);
  const choices = items.map(item => ({
    value: String(item.number),
    label: t('roadmap.versionOf', {
      number: String(item.number),
      why: item.why.slice(0, 60),
    }),
  }));

  const makeBaseline = async (number: number) => {
    setFailed(undefined);
    try {
      await api.setRoadmapBaseline(scope, number);
      reload();
    } catch (caught) {
      setFailed(caught instanceof Error ? caught : new Error(String(caught)));
    }
  };

  return (
    <Section title={t('roadmap.versions')}>
      {error && (
        <Trouble
          error={error}
          what={t('roadmap.theVersions')}
          onRetry={reload}
        />
      )}
      {!value && !error && <Skeleton variant="rect" height={80} />}
      {value && items.length === 0 && <Quiet>{t('roadmap.noVersions')}</Quiet>}
      {items.length > 0 && (
        <DataTable
          label={t('roadmap.versions')}
          rows={items}
          keyOf={item => String(item.number)}
          columns={[
            {
              name: t('roadmap.version'),
              names: true,
              cell: item => (
                <>
                  {item.number}{' '}
                  {item.baseline && (
                    <StateSign
                      sign="covered"
                      word={t('roadmap.baseline')}
                      title={t('roadmap.baselineHelp')}
                    />
                  )}
                </>
              ),
            },
            {
              name: t('roadmap.why'),
              cell: item => (
                <>
                  {item.why}
                  {item.restores !== undefined && (
                    <Quiet>
                      {t('roadmap.restores', {
                        number: String(item.restores),
                      })}
                    </Quiet>
                  )}
                </>
              ),
            },
            {
              name: t('roadmap.by'),
              cell: item => (
                <Person name={item.by} otherwise={t('roadmap.nobody')} />
              ),
            },
            {
              name: t('roadmap.acceptedAt'),
              cell: item => (
                <When at={item.at} otherwise={t('roadmap.noDate')} />
              ),
            },
            {
              name: t('roadmap.likely-p80'),
              right: true,
              cell: item =>
                item.p80 ? (
                  <Num>{formatDay(item.p80)}</Num>
                ) : (
                  <Unknown why={t('roadmap.noDate')} />
                ),
            },
            {
              name: t('roadmap.hours'),
              right: true,
              cell: item => <Num>{formatNumber(Math.round(item.hours))} h</Num>,
            },
            {
              name: t('roadmap.actions'),
              cell: item => (
                <ButtonRow
                  label={t('roadmap.versionActions', {
                    number: String(item.number),
                  })}
                >
                  {props.editable && item !== items[0] && (
                    <Button
                      size="small"
                      onClick={() => setRestoring(item.number)}
                    >
                      {t('roadmap.goBack')}
                    </Button>
                  )}
                  {props.editable && !item.baseline && (
                    <Button
                      size="small"
                      onClick={() => makeBaseline(item.number)}
                    >
                      {t('roadmap.makeBaseline')}
                    </Button>
                  )}
                </ButtonRow>
              ),
            },
          ]}
        />
      )}
      {failed && (
        <div role="alert">
          <StateSign
            sign="failing"
            word={t('roadmap.notAccepted')}
            title={failed.message}
          />
          <Quiet>{failed.message}</Quiet>
        </div>
      )}
      {items.length > 1 && (
        <>
          <p />
          <ButtonRow label={t('roadmap.compare')}>
            <ChoiceField
              label={t('roadmap.compareFrom')}
              value={from === undefined ? '' : String(from)}
              options={[
                { value: '', label: t('roadmap.chooseVersion') },
                ...choices,
              ]}
              onChange={text => change({ from: text || null })}
            />
            <ChoiceField
              label={t('roadmap.compareTo')}
              value={String(to)}
              options={choices}
              onChange={text => change({ to: text })}
            />
          </ButtonRow>
        </>
      )}
      {from !== undefined && to !== undefined && from !== to && (
        <Comparison scope={scope} from={from} to={to} />
      )}
      {restoring !== undefined && (
        <AcceptDialog
          acceptance={{
            scope,
            seen: items[0]?.number ?? 0,
            restores: restoring,
          }}
          title={t('roadmap.goBackTitle', { number: String(restoring) })}
          onAccepted={version => {
            setRestoring(undefined);
            props.onAccepted(version);
          }}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </Section>
  );
}
