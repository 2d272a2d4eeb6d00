import { Theme, makeStyles } from '@material-ui/core/styles';
import {
  HeatMapRow,
  KindEvidence,
  TestKind,
  testKinds,
} from 'backstage-plugin-perf-coverage-common';
import {
  KeyboardEvent,
  MouseEvent,
  memo,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Link } from 'react-router-dom';
import { Quiet } from '../../components/Quiet';
import { cutMiddle, formatNumber } from '../../components/format';
import { scrollRegion } from '../../components/scrollRegion';
import {
  SignLegend,
  SignName,
  signImage,
  signOfCounts,
  signs,
  toneGround,
} from '../../state';
import { Text, useText } from '../../translation';

const names = Object.keys(signs) as SignName[];

const useStyles = makeStyles<Theme>(theme => ({
  region: { overflow: 'auto', maxHeight: '75vh', position: 'relative' },
  table: {
    borderCollapse: 'separate',
    borderSpacing: 2,
    fontSize: theme.typography.pxToRem(13),
    fontVariantNumeric: 'tabular-nums',
    '& thead th': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.palette.background.default,
      fontWeight: 600,
      padding: theme.spacing(0.5),
    },
    '& tbody th': {
      textAlign: 'left',
      fontWeight: 600,
      padding: theme.spacing(0, 1, 0, 0),
      whiteSpace: 'nowrap',
      '& a': {
        color: theme.palette.primary.main,
        '&:not(:hover)': { textDecoration: 'none' },
      },
    },
    '& td': {
      minWidth: 72,
      height: 26,
      padding: theme.spacing(0, 0.5, 0, 3),
      whiteSpace: 'nowrap',
      cursor: 'pointer',
      borderRadius: 2,
      // Paper shows the signs, too.
      '-webkit-print-color-adjust': 'exact',
    },
    '& td:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
}));

/** A class for each sign: its drawing and its ground. */
const useSigns = makeStyles((theme: Theme) =>
  Object.fromEntries(
    names.map(name => [
      name,
      {
        backgroundImage: signImage(theme, name),
        backgroundRepeat: 'no-repeat',
        backgroundPosition: '5px center',
        backgroundSize: 14,
        backgroundColor:
          name === 'excluded' ? undefined : toneGround(theme, signs[name].tone),
      },
    ]),
  ),
);

interface Cell {
  sign: SignName;
  text: string;
  label: string;
}

/** Met and all requirements of a kind. */
function countsOf(evidence: KindEvidence): { met: number; all: number } {
  const all = Object.values(evidence).reduce((sum, count) => sum + count, 0);
  return { met: evidence.met ?? 0, all };
}

/** What cells say; few of thousands differ, so each text is made once. */
function cellTexts(t: Text) {
  const cells = new Map<string, Cell>();
  return (row: HeatMapRow, kind: TestKind): Cell => {
    const evidence = row.kinds === null ? null : row.kinds[kind];
    const counts = evidence && countsOf(evidence);
    const key = [
      kind,
      evidence === null ? 'unknown' : evidence && signOfCounts(evidence),
      counts?.met,
      counts?.all,
    ].join();
    const known = cells.get(key);
    if (known) return known;
    const made = cellOf(evidence, kind, t);
    cells.set(key, made);
    return made;
  };
}

/** `evidence` is null where nothing is known, undefined where nothing is asked for. */
function cellOf(
  evidence: KindEvidence | null | undefined,
  kind: TestKind,
  t: Text,
): Cell {
  const word = t(`portfolio.kind-${kind}`);
  if (evidence === null) {
    const label = t('portfolio.heatUnknown', { kind: word });
    return { sign: 'unknown', text: '', label };
  }
  if (!evidence) {
    const label = t('portfolio.heatNotAsked', { kind: word });
    return { sign: 'excluded', text: '', label };
  }
  const sign = signOfCounts(evidence);
  const { met, all } = countsOf(evidence);
  return {
    sign,
    text: `${formatNumber(met)}/${formatNumber(all)}`,
    label: t('portfolio.heatCell', {
      kind: word,
      state: t(`state.${sign}`),
      met: formatNumber(met),
      all: formatNumber(all),
    }),
  };
}

/** A row of the map. It is drawn again only where something in it changes. */
const HeatRow = memo(function Row(props: {
  row: HeatMapRow;
  to: string;
  /** Column of the one cell that the Tab key reaches, where it is in this row. */
  stop: number | null;
  signClasses: Record<string, string>;
  textOf: ReturnType<typeof cellTexts>;
}) {
  const { row, stop, signClasses, textOf } = props;
  return (
    <tr>
      <th scope="row">
        {/* Not Backstage's own link: hundreds of those take half a second. */}
        <Link to={props.to} title={row.title}>
          {cutMiddle(row.title, 36)}
        </Link>
      </th>
      {testKinds.map((kind, column) => {
        const { sign, text, label } = textOf(row, kind);
        return (
          <td
            key={kind}
            role="gridcell"
            aria-label={label}
            tabIndex={stop === column ? 0 : -1}
            className={signClasses[sign]}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
});

const steps: Partial<Record<string, [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

const within = (value: number, most: number) =>
  Math.min(Math.max(value, 0), most);

/** Components against kinds of test: one stop of the Tab key, and arrows from cell to cell. */
export function HeatMap(props: {
  rows: HeatMapRow[];
  linkTo(entityRef: string): string;
  onOpen(entityRef: string): void;
}) {
  const classes = useStyles();
  const signClasses = useSigns();
  const t = useText();
  const { rows } = props;
  const textOf = useMemo(() => cellTexts(t), [t]);
  const body = useRef<HTMLTableSectionElement>(null);
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const go = (row: number, column: number) => {
    const next = {
      row: within(row, rows.length - 1),
      column: within(column, testKinds.length - 1),
    };
    setStop(next);
    // The first cell of a row names it.
    body.current?.rows[next.row]?.cells[next.column + 1]?.focus();
  };
  const placeOf = (target: EventTarget) => {
    const cell = (target as Element).closest('td');
    const line = cell?.closest('tr');
    return cell && line ? [line.sectionRowIndex, cell.cellIndex - 1] : null;
  };
  // Said on hover as well; thousands of titles would only wait to be read.
  const giveTitle = ({ target }: MouseEvent) => {
    const cell = (target as Element).closest('td');
    if (cell) cell.title = cell.getAttribute('aria-label') ?? '';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    const [row, column] = place;
    if (event.key === 'Enter') {
      props.onOpen(rows[row].entityRef);
      return;
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    go(row + step[0], column + step[1]);
  };

  return (
    <>
      <Quiet>{t('portfolio.heatHelp')}</Quiet>
      <SignLegend unknown={rows.some(row => row.kinds === null)} />
      <div className={classes.region} {...scrollRegion(t('portfolio.heatMap'))}>
        <table
          role="grid"
          className={classes.table}
          aria-label={t('portfolio.heatMap')}
          aria-rowcount={rows.length + 1}
          aria-colcount={testKinds.length + 1}
          onKeyDown={onKeyDown}
          onMouseOver={giveTitle}
          onClick={event => {
            const place = placeOf(event.target);
            if (place) props.onOpen(rows[place[0]].entityRef);
          }}
          onFocus={event => {
            const place = placeOf(event.target);
            if (place) setStop({ row: place[0], column: place[1] });
          }}
        >
          <thead>
            <tr>
              <th scope="col">{t('portfolio.component')}</th>
              {testKinds.map(kind => (
                <th key={kind} scope="col">
                  {t(`portfolio.kind-${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, index) => (
              <HeatRow
                key={row.entityRef}
                row={row}
                to={props.linkTo(row.entityRef)}
                stop={index === stop.row ? stop.column : null}
                signClasses={signClasses}
                textOf={textOf}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
