import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CapacityEntry,
  CapacitySource,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { SearchField } from '../components/SearchField';
import { Trouble } from '../components/Trouble';
import { Num, Unknown, When } from '../components/Values';
import { formatNumber, formatShare } from '../components/format';
import { useAddress } from '../components/useAddress';
import { PORTAL, scopeFrom } from '../roadmap/scopes';
import { StateSign, quietText } from '../state';
import { useText } from '../translation';
import { CapacityDialog } from './CapacityDialog';

const SHOWN = 100;

const useStyles = makeStyles(theme => ({
  search: { margin: theme.spacing(0, 0, 2) },
  source: {
    display: 'block',
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

function Sourced(props: { text: string; source: CapacitySource }) {
  const classes = useStyles();
  const t = useText();
  return (
    <>
      <Num>{props.text}</Num>
      <span className={classes.source}>
        {t(`capacity.source-${props.source}`)}
      </span>
    </>
  );
}

/** Names of the days of a week, 1 (Monday) to 7 (Sunday), in the portal's language. */
function useDays(): (days: number[]) => string {
  const t = useText();
  return days =>
    [...days]
      .sort((a, b) => a - b)
      .map(day => t(`capacity.day-${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`))
      .join(' ');
}

/** Who has how much time for this work, where that comes from, and a way to say otherwise. */
export function CapacityPage() {
  const classes = useStyles();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const days = useDays();
  const { params, change } = useAddress();
  const [editing, setEditing] = useState<CapacityEntry>();
  const [all, setAll] = useState(false);
  const scope = scopeFrom(params) || PORTAL;
  const { value, error, reload } = useLoad(scope, () =>
    api.listCapacities(scope),
  );
  const search = params.get('search') ?? '';
  const wanted = search.trim().toLocaleLowerCase();
  const found = (value?.items ?? []).filter(entry =>
    [entry.title, entry.entityRef, ...entry.teams].some(text =>
      text.toLocaleLowerCase().includes(wanted),
    ),
  );
  return (
    <>
      <Quiet paragraph>{t('capacity.help')}</Quiet>
      {error && (
        <Trouble error={error} what={t('capacity.what')} onRetry={reload} />
      )}
      {value && (
        <Quiet paragraph>
          {t('capacity.defaults', {
            engineers: formatNumber(value.defaults.engineers),
            hours: formatNumber(value.defaults.hoursPerWeek),
          })}
          {value.holidays.length > 0 &&
            ` ${t('capacity.holidays', { count: value.holidays.length })}`}
        </Quiet>
      )}
      {value && value.items.length === 0 && (
        <Invitation
          title={t('capacity.nobody')}
          text={t('capacity.nobodyHelp')}
        />
      )}
      {(value === undefined || value.items.length > 0) && !error && (
        <>
          <div className={classes.search}>
            <SearchField
              label={t('capacity.search')}
              value={search}
              onChange={text => change({ search: text }, { replace: true })}
            />
          </div>
          <DataTable<CapacityEntry>
            label={t('capacity.title')}
            rows={all ? found : found.slice(0, SHOWN)}
            keyOf={entry => entry.entityRef}
            awaited={value ? 0 : 8}
            columns={[
              {
                name: t('capacity.who'),
                names: true,
                cell: entry => (
                  <>
                    <Person name={entry.entityRef} otherwise="" />{' '}
                    {entry.left && (
                      <StateSign
                        sign="excluded"
                        word={t('capacity.left')}
                        title={t('capacity.leftHelp')}
                      />
                    )}
                    <span className={classes.source}>
                      {t(`capacity.kind-${entry.kind}`)}
                    </span>
                  </>
                ),
              },
              {
                name: t('capacity.teams'),
                cell: entry =>
                  entry.teams.length === 0 ? (
                    <Unknown why={t('capacity.noTeam')} />
                  ) : (
                    entry.teams.map(team => (
                      <div key={team}>
                        <Person name={team} otherwise="" />
                      </div>
                    ))
                  ),
              },
              {
                name: t('capacity.hours'),
                right: true,
                cell: ({ hoursPerWeek }) => (
                  <Sourced
                    text={`${formatNumber(hoursPerWeek.value, 1)} h`}
                    source={hoursPerWeek.source}
                  />
                ),
              },
              {
                name: t('capacity.share'),
                right: true,
                cell: ({ share }) => (
                  <Sourced
                    text={formatShare(share.value)}
                    source={share.source}
                  />
                ),
              },
              {
                name: t('capacity.forThis'),
                right: true,
                cell: ({ hoursPerWeek, share }) => (
                  <Num>
                    {formatNumber(hoursPerWeek.value * share.value, 1)} h
                  </Num>
                ),
              },
              {
                name: t('capacity.days'),
                cell: ({ workingDays }) => (
                  <Sourced
                    text={days(workingDays.value)}
                    source={workingDays.source}
                  />
                ),
              },
              {
                name: t('capacity.absences'),
                right: true,
                cell: entry => (
                  <Num>
                    {formatNumber(
                      entry.absences.length + entry.holidays.length,
                    )}
                  </Num>
                ),
              },
              {
                name: t('capacity.changed'),
                cell: entry => (
                  <>
                    <When at={entry.at} otherwise={t('capacity.never')} />
                    {entry.by && (
                      <span className={classes.source}>
                        <Person name={entry.by} otherwise="" />
                      </span>
                    )}
                  </>
                ),
              },
              {
                name: t('planning.actions'),
                cell: entry => (
                  <Button
                    size="small"
                    disabled={!entry.editable}
                    title={entry.editable ? undefined : t('capacity.mayNot')}
                    aria-label={t('capacity.editOf', { name: entry.title })}
                    onClick={() => setEditing(entry)}
                  >
                    {t('capacity.edit')}
                  </Button>
                ),
              },
            ]}
          />
          {!all && found.length > SHOWN && (
            <Button size="small" onClick={() => setAll(true)}>
              {t('common.showAll', { number: formatNumber(found.length) })}
            </Button>
          )}
        </>
      )}
      {editing && (
        <CapacityDialog
          key={`${editing.entityRef}/${editing.revision}`}
          entry={editing}
          onStored={() => {
            setEditing(undefined);
            reload();
          }}
          onReload={reload}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
