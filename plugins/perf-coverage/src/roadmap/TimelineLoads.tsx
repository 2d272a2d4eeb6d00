import { useTheme } from '@material-ui/core/styles';
import { formatNumber, formatShortDay } from '../components/format';
import { toneColours } from '../state';
import { useText } from '../translation';
import { MEASURES, PersonRow } from './timelineLayout';

/** True where the plan asks for more hours than there are, beyond rounding. */
export function isOverloaded(week: {
  capacityHours: number;
  plannedHours: number;
}): boolean {
  return week.plannedHours > week.capacityHours + 0.05;
}

/** A strip below a person's bars: of each week's hours, those that are planned. */
export function TimelineLoads(props: { row: PersonRow }) {
  const theme = useTheme();
  const t = useText();
  const { row } = props;
  const top = row.y + row.height - MEASURES.gap - MEASURES.load + 2;
  const tones = toneColours(theme);
  return (
    <>
      {row.loads.map(load => {
        const over = isOverloaded(load);
        const share =
          load.capacityHours > 0
            ? Math.min(1, load.plannedHours / load.capacityHours)
            : Number(load.plannedHours > 0);
        return (
          <g key={load.start}>
            <rect
              x={load.x}
              y={top}
              width={load.width}
              height={MEASURES.load - 2}
              fill={theme.palette.action.hover}
              stroke={over ? tones.bad : 'none'}
            />
            <rect
              x={load.x}
              y={top}
              width={load.width * share}
              height={MEASURES.load - 2}
              fill={over ? tones.bad : theme.palette.primary.main}
            />
            <title>
              {t('roadmap.weekLoad', {
                week: formatShortDay(load.start),
                planned: formatNumber(load.plannedHours, 1),
                capacity: formatNumber(load.capacityHours, 1),
              })}
            </title>
          </g>
        );
      })}
    </>
  );
}
