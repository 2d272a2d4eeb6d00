import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useComponentView } from '../component/ComponentContext';
import { Invitation } from '../components/Invitation';
import { SearchField } from '../components/SearchField';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { plural } from '../components/format';
import { useAddress } from '../components/useAddress';
import { sourcesSnippet } from '../overview/snippets';
import { FileEntry } from './FileEntry';
import { Origin } from './Origin';
import { QuickReference } from './QuickReference';
import { Skipped } from './Skipped';
import { byFolder, countBy, selectFiles } from './selectFiles';

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
            aria-label={`${props.label} ${word}, ${plural(count, 'file')}`}
            onClick={() =>
              props.onChange(
                on ? chosen.filter(item => item !== value) : [...chosen, value],
              )
            }
          >
            {word} ({count})
          </Button>
        );
      })}
    </>
  );
}

/** What the scan found in the sources: by folder and file, those with findings first. */
export function InventoryPage() {
  const classes = useStyles();
  const { detail, entityRef } = useComponentView();
  const { params, change } = useAddress();
  const { inventory } = detail;
  if (!inventory || inventory.files.length === 0) {
    return (
      <>
        <Origin sources={detail.sources} />
        <Invitation
          title="No performance tests found"
          text={`${
            detail.summary.scan.message ??
            'None of the files that were read belongs to a known test framework.'
          } If the tests are elsewhere, name their folders in the catalog file.`}
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
        {[
          plural(totals.files, 'file'),
          plural(totals.tests, 'test'),
          plural(totals.cases, 'case'),
          plural(totals.suites, 'suite'),
          plural(totals.scripts, 'script'),
          plural(totals.scenarios, 'scenario'),
          plural(totals.thresholds, 'threshold'),
          plural(totals.requests, 'request'),
          plural(totals.findings, 'finding'),
        ].join(' · ')}
      </Typography>
      <Origin sources={detail.sources} />
      <Skipped inventory={inventory} />
      <QuickReference inventory={inventory} />
      <div
        className={classes.filters}
        role="group"
        aria-label="Filter the inventory"
      >
        <SearchField
          label="Search inventory"
          value={filter.search}
          onChange={find => change({ find }, { replace: true })}
        />
        <Toggles
          label="Framework"
          values={countBy(inventory.files.map(file => file.framework))}
          chosen={filter.frameworks}
          onChange={values => change({ framework: values })}
        />
        <Toggles
          label="Test kind"
          values={countBy(inventory.files.map(file => file.kind ?? 'none'))}
          chosen={filter.kinds}
          wordOf={value => (value === 'none' ? 'no kind' : value)}
          onChange={values => change({ kind: values })}
        />
        <span role="status">
          {plural(files.length, 'file')} of {inventory.files.length}
        </span>
      </div>
      {files.length === 0 && (
        <Invitation
          title="No file fits"
          text="Take a filter away, or search for another path, test, scenario or request."
        />
      )}
      {byFolder(files).map(group => (
        <Section key={group.folder} title={group.folder || 'At the root'}>
          {group.files.map(file => (
            <FileEntry key={file.path} file={file} />
          ))}
        </Section>
      ))}
    </>
  );
}
