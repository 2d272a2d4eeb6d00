import { Content } from '@backstage/core-components';
import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ReactNode, useState } from 'react';
import { aComponentSummary } from '../src/__testUtils__/builders';
import { Ring } from '../src/card/Ring';
import { DataTable } from '../src/components/DataTable';
import { Disclosure } from '../src/components/Disclosure';
import { EvidenceBar } from '../src/components/EvidenceBar';
import { FacetFilter } from '../src/components/FacetFilter';
import { Field } from '../src/components/Field';
import { HeadTable } from '../src/components/HeadTable';
import { Invitation } from '../src/components/Invitation';
import { Pane } from '../src/components/Pane';
import { SearchField } from '../src/components/SearchField';
import { Section } from '../src/components/Section';
import { Snippet } from '../src/components/Snippet';
import { Trouble } from '../src/components/Trouble';
import { Num, Unknown, When } from '../src/components/Values';
import { LineChart } from '../src/components/chart';
import { cutMiddle } from '../src/components/format';
import { SyntheticBadge } from '../src/results/SyntheticBadge';
import { PriorityChip, SignName, StateSign, signs } from '../src/state';
import { StoryState, states, storeState, storedState } from './storyApi';

const TAB = '/catalog/default/component/residency-scheduler/performance';
const addresses = [
  ...['', '/gaps', '/slas', '/roadmap', '/planning', '/my-work'].map(
    page => `/perf-coverage${page}`,
  ),
  ...['/perf-coverage/capacity', '/perf-coverage/settings'],
  ...['', '/gaps', '/inventory', '/results', '/results/run-1'].map(
    page => `${TAB}${page}`,
  ),
  ...['/results/series/series-1', '/roadmap', '/plan', '/card'].map(
    page => `${TAB}${page}`,
  ),
];

const longText =
  'a-name-that-somebody-made-of-all-the-words-that-came-to-mind-and-then-some-more';

function Choice<T extends string>(props: {
  label: string;
  values: Record<T, string>;
  current?: T;
  onChoose(value: T): void;
}) {
  return (
    <div role="group" aria-label={props.label}>
      {props.label}{' '}
      {(Object.keys(props.values) as T[]).map(value => (
        <Button
          key={value}
          size="small"
          variant={value === props.current ? 'contained' : 'outlined'}
          onClick={() => props.onChoose(value)}
        >
          {props.values[value]}
        </Button>
      ))}
    </div>
  );
}

function Chart() {
  const xs = Array.from({ length: 20 }, (_, index) => index);
  const [domain, setDomain] = useState<readonly [number, number] | null>(null);
  const wave = (base: number) => xs.map(x => base + 20 * Math.sin(x / 2));
  return (
    <LineChart
      summary="Three percentiles that swing, against a limit"
      xs={xs}
      domain={domain ?? [0, 19]}
      zoom={{ whole: [0, 19], onZoom: setDomain }}
      bands={[
        { name: 'p50–p95', low: wave(100), high: wave(180) },
        { name: 'p95–p99', low: wave(180), high: wave(220) },
      ]}
      lines={[
        { name: 'p50', values: wave(100) },
        {
          name: 'p95',
          values: wave(180).map((y, at) => (at === 9 ? null : y)),
        },
        { name: 'p99', values: wave(220) },
      ]}
      limits={[{ name: 'SLA', value: 190 }]}
      formatX={x => `#${x.toFixed(0)}`}
      formatY={y => `${y.toFixed(0)} ms`}
      table={<p>The table of the same figures</p>}
    />
  );
}

function Side() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Pane open={open} title={longText} onClose={() => setOpen(false)}>
        Beside the page
      </Pane>
    </>
  );
}

const columns = [
  { name: 'Name', names: true, sort: 'name', cell: (row: string) => row },
  {
    name: 'Length',
    right: true,
    cell: (row: string) => <Num>{row.length}</Num>,
  },
];
const table = { label: 'A table', columns, keyOf: (row: string) => row };

function failure(statusCode?: number) {
  return Object.assign(new Error('What the backend said'), { statusCode });
}

/** Every part of the pages in every state that it has. */
const parts: Record<string, ReactNode> = {
  Signs: (Object.keys(signs) as SignName[]).map(sign => (
    <p key={sign}>
      <StateSign sign={sign} /> · <StateSign sign={sign} compact /> ·{' '}
      <StateSign sign={sign} word={longText} />
    </p>
  )),
  Priorities: (['critical', 'high', 'moderate', 'low'] as const).map(one => (
    <p key={one}>
      <PriorityChip priority={one} /> <PriorityChip priority={one} count={12} />
    </p>
  )),
  'Evidence, as bar and ring': (
    <>
      <EvidenceBar summary={aComponentSummary()} />
      <EvidenceBar summary={aComponentSummary({ applicable: 0 })} />
      <Ring {...aComponentSummary()} coverage={0.3} />
    </>
  ),
  Values: (
    <>
      <Num>1,234</Num> · <Unknown why="Nobody knows" /> ·{' '}
      <When at={new Date().toISOString()} otherwise="Never" /> ·{' '}
      <When at={null} otherwise="Never" /> · <SyntheticBadge />
    </>
  ),
  'A table with rows, with a long name, awaited, and empty': (
    <>
      <DataTable {...table} rows={['One', cutMiddle(longText)]} />
      <DataTable {...table} rows={[]} awaited={3} />
      <DataTable
        {...table}
        rows={['One', 'Two']}
        isSelected={row => row === 'Two'}
        sort={{ by: 'name', order: 'asc', onSort: () => {} }}
      />
      <HeadTable
        label="A long table"
        columns={columns}
        rows={Array.from({ length: 40 }, (_, index) => `Row ${index}`)}
      />
    </>
  ),
  'Trouble of each kind': [401, 403, 404, 422, 500, undefined].map(status => (
    <Trouble
      key={String(status)}
      error={failure(status)}
      what="this page"
      onRetry={() => {}}
    />
  )),
  'An invitation with something to copy': (
    <Invitation title="Nothing here yet" text="This is how it begins:">
      <Snippet
        title="catalog-info.yaml"
        text={`metadata:\n  name: ${longText}`}
      />
    </Invitation>
  ),
  'Fields and filters': (
    <>
      <SearchField label="Search" value="" onChange={() => {}} />
      <Field id="ok" label="A field" helperText="What it is for" />
      <Field id="wrong" label="A field" helperText="What is wrong" error />
      <FacetFilter
        title="Owner"
        labelOf={value => value}
        values={Array.from({ length: 9 }, (_, index) => ({
          value: index === 0 ? longText : `team-${index}`,
          count: 1234 - index,
        }))}
        chosen={['team-2', 'gone']}
        onToggle={() => {}}
      />
    </>
  ),
  'A chart with bands, a gap, a limit, and a part to choose': <Chart />,
  'Something to open': (
    <>
      <Disclosure title="What few need">
        It is drawn once it is opened.
      </Disclosure>
      <Side />
    </>
  ),
};

/** The parts in every state, and the ways to the pages with a backend in every state. */
export function Gallery() {
  const themes = useApi(appThemeApiRef);
  const languages = useApi(appLanguageApiRef);
  const [state, setState] = useState(storedState);
  return (
    <Content>
      <Typography variant="h4" component="h1">
        Gallery
      </Typography>
      <Choice
        label="Theme"
        values={{ light: 'Light', dark: 'Dark' }}
        onChoose={theme => themes.setActiveThemeId(theme)}
      />
      <Choice
        label="Language"
        values={{ en: 'English', de: 'Deutsch' }}
        onChoose={language => languages.setLanguage(language)}
      />
      <Choice<StoryState>
        label="The backend"
        values={states}
        current={state}
        onChoose={next => {
          storeState(next);
          setState(next);
        }}
      />
      <Section title="Pages with this backend">
        <ul>
          {addresses.map(address => (
            <li key={address}>
              <a href={address}>{address}</a>
            </li>
          ))}
        </ul>
      </Section>
      {Object.entries(parts).map(([title, part]) => (
        <Section key={title} title={title}>
          {part}
        </Section>
      ))}
    </Content>
  );
}
