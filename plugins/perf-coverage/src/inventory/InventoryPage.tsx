import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { SearchField } from '../components/SearchField';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import { sourcesSnippet } from '../overview/snippets';
import { FileEntry } from './FileEntry';
import { Origin } from './Origin';
import { QuickReference } from './QuickReference';
import { Skipped } from './Skipped';
import { byFolder, countBy, selectFiles } from './selectFiles';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(2, 0),
  },
  totals: { fontVariantNumeric: 'tabular-nums' },
}));

/** Toggles of one kind of filter. */
function Toggles(props: {
  label: string;
  values: { value: string; count: number }[];
  chosen: string[];
  wordOf?(value: string): string;
  onChange(values: string[]): void;
}) {
  const t = useText();
  const { chosen } = props;
  return (
    <>
      {props.values.map(({ value, count }) => {
        const on = chosen.includes(value);
        const word = props.wordOf?.(value) ?? value;
        return (
          <Button
            key={value}
            size="small"
            variant={on ? 'contained' : 'outlined'}
            aria-pressed={on}
            aria-label={t('inventory.toggle', {
              label: props.label,
              word,
              files: t('inventory.files', { count }),
            })}
            onClick={() =>
              props.onChange(
                on ? chosen.filter(item => item !== value) : [...chosen, value],
              )
            }
          >
            {t('inventory.counted', { word, number: formatNumber(count) })}
          </Button>
        );
      })}
    </>
  );
}

/** What the scan found in the sources: by folder and file, those with findings first. */
export function InventoryPage() {
  const classes = useStyles();
  const t = useText();
  const { detail, entityRef } = useComponentView();
  const { params, change } = useAddress();
  const { inventory } = detail;
  if (!inventory || inventory.files.length === 0) {
    return (
      <>
        <Origin sources={detail.sources} />
        <Invitation
          title={t('inventory.nothing')}
          text={`${
            detail.summary.scan.message ?? t('inventory.nothingRead')
          } ${t('inventory.nothingHelp')}`}
        >
          <Snippet title="catalog-info.yaml" text={sourcesSnippet(entityRef)} />
        </Invitation>
        {inventory && <Skipped inventory={inventory} />}
      </>
    );
  }
  const filter = {
    search: params.get('find') ?? '',
    frameworks: params.getAll('framework'),
    kinds: params.getAll('kind'),
  };
  const files = selectFiles(inventory.files, filter);
  const { totals } = inventory;
  return (
    <>
      <Typography variant="body1" className={classes.totals}>
        {(
          [
            'files',
            'tests',
            'cases',
            'suites',
            'scripts',
            'scenarios',
            'thresholds',
            'requests',
            'findings',
          ] as const
        )
          .map(part => t(`inventory.${part}`, { count: totals[part] }))
          .join(' · ')}
      </Typography>
      <Origin sources={detail.sources} />
      <Skipped inventory={inventory} />
      <QuickReference inventory={inventory} />
      <div
        className={classes.filters}
        role="group"
        aria-label={t('inventory.filter')}
      >
        <SearchField
          label={t('inventory.search')}
          value={filter.search}
          onChange={find => change({ find }, { replace: true })}
        />
        <Toggles
          label={t('inventory.framework')}
          values={countBy(inventory.files.map(file => file.framework))}
          chosen={filter.frameworks}
          onChange={values => change({ framework: values })}
        />
        <Toggles
          label={t('inventory.kind')}
          values={countBy(inventory.files.map(file => file.kind ?? 'none'))}
          chosen={filter.kinds}
          wordOf={value => (value === 'none' ? t('inventory.noKind') : value)}
          onChange={values => change({ kind: values })}
        />
        <span role="status">
          {t('inventory.shown', {
            files: t('inventory.files', { count: files.length }),
            total: formatNumber(inventory.files.length),
          })}
        </span>
      </div>
      {files.length === 0 && (
        <Invitation
          title={t('inventory.noneFits')}
          text={t('inventory.noneFitsText')}
        />
      )}
      {byFolder(files).map(group => (
        <Section key={group.folder} title={group.folder || t('inventory.root')}>
          {group.files.map(file => (
            <FileEntry key={file.path} file={file} />
          ))}
        </Section>
      ))}
    </>
  );
}
