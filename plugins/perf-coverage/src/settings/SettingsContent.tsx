import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  PortalSettings,
  SettingsSchedule,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { DataTable } from '../components/DataTable';
import { Disclosure } from '../components/Disclosure';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { formatDuration, formatNumber } from '../components/format';
import { StateSign } from '../state';
import { Text, useText } from '../translation';
import { PolicySection } from './PolicySection';

interface Line {
  name: string;
  value: string;
  /** Name below `perfCoverage`. */
  setting: string;
}

const MEBIBYTE = 1024 * 1024;

function when({ everySeconds, cron }: SettingsSchedule, t: Text): string {
  if (cron !== null) return t('settings.cron', { cron });
  return everySeconds === null
    ? t('settings.byHand')
    : t('settings.every', { duration: formatDuration(everySeconds) });
}

function SettingsTable(props: {
  label: string;
  lines: Line[];
  configured: readonly string[];
}) {
  const t = useText();
  const isConfigured = (name: string) =>
    props.configured.some(
      setting => setting === name || setting.startsWith(`${name}.`),
    );
  return (
    <DataTable
      label={props.label}
      rows={props.lines}
      keyOf={line => line.setting}
      columns={[
        { name: t('settings.setting'), names: true, cell: line => line.name },
        { name: t('settings.value'), cell: line => line.value },
        {
          name: t('settings.from'),
          cell: line => (
            <span title={`perfCoverage.${line.setting}`}>
              {isConfigured(line.setting)
                ? t('settings.configured')
                : t('settings.byDefault')}
            </span>
          ),
        },
      ]}
    />
  );
}

function linesOf(settings: PortalSettings, t: Text) {
  const { sources, results, retention, capacity } = settings;
  const days = (count: number) =>
    t('settings.days', { count, number: formatNumber(count) });
  const size = (bytes: number) =>
    t('settings.megabytes', { number: formatNumber(bytes / MEBIBYTE, 1) });
  const line = (name: string, value: string, setting: string): Line => ({
    ...{ name, value, setting },
  });
  return {
    capacity: [
      line(
        t('settings.engineers'),
        formatNumber(capacity.engineers),
        'team.engineers',
      ),
      line(
        t('settings.hours'),
        formatNumber(capacity.hoursPerWeek),
        'team.hoursPerWeek',
      ),
    ],
    sources: [
      line(t('settings.sync'), when(sources.sync, t), 'sync.schedule'),
      line(t('settings.scan'), when(sources.scan, t), 'scan.schedule'),
      line(
        t('settings.localFolders'),
        sources.localFolders === 0
          ? t('settings.noFolders')
          : formatNumber(sources.localFolders),
        'localSources.allowedFolders',
      ),
      line(
        t('settings.links'),
        t(sources.linked ? 'settings.linked' : 'settings.shown'),
        'sources.linkTemplate',
      ),
    ],
    results: [
      line(t('settings.largest'), size(results.maxBytes), 'upload.maxBytes'),
      line(
        t('settings.unpacked'),
        size(results.maxUncompressedBytes),
        'upload.maxUncompressedBytes',
      ),
      line(
        t('settings.perMinute'),
        formatNumber(results.uploadsPerMinute),
        'upload.perMinute',
      ),
      line(
        t('settings.parallel'),
        formatNumber(results.parallelUploads),
        'upload.parallel',
      ),
    ],
    retention: [
      line(t('settings.runs'), days(retention.runDays), 'retention.runDays'),
      line(
        t('settings.details'),
        days(retention.detailDays),
        'retention.detailDays',
      ),
      line(
        t('settings.removed'),
        days(retention.removedComponentDays),
        'retention.removedComponentDays',
      ),
    ],
  };
}

/** What the portal works by: policy, capacity, sources, results and retention. Read-only. */
export function SettingsContent() {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { value, error, reload } = useLoad('settings', () => api.getSettings());
  if (error && !value) {
    return <Trouble error={error} what={t('settings.what')} onRetry={reload} />;
  }
  if (!value) return <Skeleton variant="rect" height={420} />;
  const { configured } = value;
  const lines = linesOf(value, t);
  return (
    <>
      <Quiet paragraph>{t('settings.intro')}</Quiet>
      {value.warnings.length > 0 && (
        <Section title={t('settings.warnings')}>
          <ul>
            {value.warnings.map(warning => (
              <li key={warning}>
                <StateSign sign="stale" word={warning} title={warning} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('settings.policy')} text={t('settings.policyHelp')}>
        <PolicySection policy={value.policy} />
      </Section>
      <Section title={t('settings.capacity')} text={t('settings.capacityHelp')}>
        <SettingsTable
          label={t('settings.capacity')}
          lines={lines.capacity}
          configured={configured}
        />
      </Section>
      <Section title={t('settings.sources')}>
        <SettingsTable
          label={t('settings.sources')}
          lines={lines.sources}
          configured={configured}
        />
        <Disclosure title={t('settings.frameworks')}>
          {value.sources.frameworks.join(', ')}
        </Disclosure>
      </Section>
      <Section title={t('settings.results')}>
        <SettingsTable
          label={t('settings.results')}
          lines={lines.results}
          configured={configured}
        />
        <Disclosure title={t('settings.formats')}>
          <ul>
            {value.results.formats.map(({ name, title }) => (
              <li key={name}>
                {title} (<code>{name}</code>)
              </li>
            ))}
          </ul>
        </Disclosure>
      </Section>
      <Section title={t('settings.retention')}>
        <SettingsTable
          label={t('settings.retention')}
          lines={lines.retention}
          configured={configured}
        />
      </Section>
    </>
  );
}
