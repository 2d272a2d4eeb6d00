import Button from '@material-ui/core/Button';
import { ReactNode, useState } from 'react';
import {
  aComponentSummary,
  aGapPage,
  anSla,
} from '../src/__testUtils__/builders';
import { aHeatMapRow } from '../src/__testUtils__/portfolioApi';
import { Ring } from '../src/card/Ring';
import { ButtonRow } from '../src/components/ButtonRow';
import { ChoiceField } from '../src/components/ChoiceField';
import { CopyLink } from '../src/components/CopyLink';
import { DataTable } from '../src/components/DataTable';
import { DiffView } from '../src/components/DiffView';
import { Disclosure } from '../src/components/Disclosure';
import { EntityTitle } from '../src/components/EntityTitle';
import { EvidenceBar } from '../src/components/EvidenceBar';
import { ExportControl } from '../src/components/ExportControl';
import { FacetFilter } from '../src/components/FacetFilter';
import { Field } from '../src/components/Field';
import { FilterFrame } from '../src/components/FilterFrame';
import { HeadTable } from '../src/components/HeadTable';
import { Headline } from '../src/components/Headline';
import { Invitation } from '../src/components/Invitation';
import { ListFilters } from '../src/components/ListFilters';
import { MorePages } from '../src/components/MorePages';
import { NotStored } from '../src/components/NotStored';
import { PageLinks } from '../src/components/PageLinks';
import { Pane } from '../src/components/Pane';
import { Person } from '../src/components/Person';
import { Quiet } from '../src/components/Quiet';
import { SearchField } from '../src/components/SearchField';
import { Snippet } from '../src/components/Snippet';
import { SortedTable } from '../src/components/SortedTable';
import { TextWithRefs } from '../src/components/TextWithRefs';
import { Trouble } from '../src/components/Trouble';
import { Num, Unknown, When } from '../src/components/Values';
import { LineChart } from '../src/components/chart';
import { cutMiddle } from '../src/components/format';
import { MarginBar } from '../src/overview/MarginBar';
import { SlaHistory } from '../src/overview/SlaHistory';
import { PriorityMatrix } from '../src/planning/PriorityMatrix';
import { Sparkline } from '../src/portfolio/Sparkline';
import { HeatMap } from '../src/portfolio/heatMap/HeatMap';
import { SyntheticBadge } from '../src/results/SyntheticBadge';
import { TimelineLegend } from '../src/roadmap/TimelineLegend';
import {
  EvidenceLegend,
  PriorityChip,
  SignLegend,
  SignName,
  StateSign,
  signs,
} from '../src/state';

const longText =
  'a-name-that-somebody-made-of-all-the-words-that-came-to-mind-and-then-some-more';

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

const rest = { hasMore: true, loadMore: () => {}, loadingMore: false };

function Choices() {
  const [value, setValue] = useState('a');
  const options = ['a', 'b', longText].map(one => ({ value: one, label: one }));
  return (
    <ChoiceField
      label="A choice"
      value={value}
      options={options}
      onChange={setValue}
    />
  );
}

/** Every part of the pages in every state that it has, by what it shows. */
export const parts: Record<string, ReactNode> = {
  Signs: (Object.keys(signs) as SignName[]).map(sign => (
    <p key={sign}>
      <StateSign sign={sign} /> · <StateSign sign={sign} compact /> ·{' '}
      <StateSign sign={sign} word={longText} />
    </p>
  )),
  Legends: (
    <>
      <SignLegend unknown />
      <EvidenceLegend />
    </>
  ),
  'Taking along what is shown': (
    <>
      <p>
        <CopyLink /> <CopyLink asIcon />
      </p>
      <ExportControl choices={[{ format: 'csv', save: () => {} }]} />
      <ExportControl
        choices={[
          { format: 'csv', save: () => {} },
          { format: 'markdown', save: () => {} },
        ]}
        status="500 of 1,200"
        disabled
      />
      <ExportControl
        choices={[{ format: 'csv', save: () => {} }]}
        error={failure(500)}
      />
    </>
  ),
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
  'A table that sorts itself, and the rest of a list': (
    <>
      <SortedTable
        {...table}
        label="A sorted table"
        columns={columns.map(column => ({
          ...column,
          by: (row: string) => row.length,
        }))}
        rows={['One', 'Three', longText]}
      />
      <MorePages pages={{ ...rest, moreError: undefined }} what="the rest" />
      <MorePages
        pages={{ ...rest, loadingMore: true, moreError: undefined }}
        what="the rest"
        shown="50 of 310 rows"
      />
    </>
  ),
  'People, teams and names': (
    <>
      <p>
        <Person name="user:default/ada" otherwise="Nobody" /> ·{' '}
        <Person name="group:default/scheduling" otherwise="Nobody" plain /> ·{' '}
        <Person name={null} otherwise="Nobody" />
      </p>
      <p>
        <TextWithRefs text="Nobody said how much time group:default/scheduling has" />
      </p>
      <p>
        <EntityTitle value="group:default/scheduling" kind="group" most={40} />{' '}
        · <EntityTitle value={longText} most={24} />
      </p>
    </>
  ),
  'Headlines, quiet words and pages beside each other': (
    <>
      <Headline>142 of 310 requirements met · 9 critical gaps</Headline>
      <Quiet>What may be overlooked</Quiet>
      <PageLinks
        label="Pages"
        pages={['One', 'Two', longText].map(title => ({
          ...{ title, to: '#' },
          current: title === 'Two',
        }))}
      />
      <ButtonRow label="Buttons">
        <Button variant="outlined">Plan</Button>
        <Button disabled>Undo</Button>
      </ButtonRow>
    </>
  ),
  'Changes of a text': (
    <>
      <DiffView before={'a\nb\nc'} after={'a\nB\nc'} />
      <DiffView before="a" after="a" />
    </>
  ),
  'Margins and how they went': (
    <>
      {[0.4, 0.02, -0.12].map(margin => (
        <p key={margin}>
          <MarginBar margin={margin} />
        </p>
      ))}
      <SlaHistory sla={anSla()} />
      <Sparkline
        trend={['2026-11-21', '2026-11-22', '2026-11-23'].map((day, at) => ({
          ...{ day, met: 10 + at, applicable: 40 },
        }))}
      />{' '}
      <Sparkline trend={[]} />
    </>
  ),
  'The heat map, with every state': (
    <HeatMap
      rows={[
        aHeatMapRow(),
        aHeatMapRow({
          ...{ entityRef: 'component:default/b', title: longText },
          ...{ state: 'untested', kinds: {} },
        }),
      ]}
      linkTo={() => '#'}
      onOpen={() => {}}
    />
  ),
  'The board as a matrix': <PriorityMatrix gaps={aGapPage().items} />,
  'The legend of the timeline': <TimelineLegend />,
  'Trouble of each kind': [401, 403, 404, 422, 500, undefined].map(status => (
    <Trouble
      key={String(status)}
      error={failure(status)}
      what="this page"
      onRetry={() => {}}
    />
  )),
  'A change that was not taken': (
    <>
      <NotStored error={failure(409)} overtaken="Somebody was faster" />
      <NotStored error={failure(500)} overtaken="Somebody was faster" />
    </>
  ),
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
      <Choices />
      <ListFilters
        searchLabel="Search the list"
        all="All"
        choices={[{ key: 'kind', label: 'Kind', options: [] }]}
      />
      <FilterFrame
        searchLabel="Search all"
        search=""
        mine={false}
        active
        onSearch={() => {}}
        onMine={() => {}}
        onClear={() => {}}
      >
        {undefined}
      </FilterFrame>
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
