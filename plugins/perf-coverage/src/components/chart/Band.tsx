import { linear } from './scale';

/** The ground between two lines, such as from p50 to p95. */
export interface ChartBand {
  name: string;
  low: (number | null)[];
  high: (number | null)[];
}

type Scale = ReturnType<typeof linear>;

/** The ground of a band as closed paths over the places where both values are known. */
function bandPath(
  band: ChartBand,
  xs: readonly number[],
  x: Scale,
  y: Scale,
): string {
  const points = xs.flatMap((value, at) => {
    const low = band.low[at];
    const high = band.high[at];
    return low === null || high === null
      ? []
      : [{ x: x(value), low: y(low), high: y(high) }];
  });
  if (points.length < 2) return '';
  const edge = [
    ...points.map(point => `${point.x.toFixed(1)} ${point.high.toFixed(1)}`),
    ...[...points]
      .reverse()
      .map(point => `${point.x.toFixed(1)} ${point.low.toFixed(1)}`),
  ];
  return `M${edge.join('L')}Z`;
}

/** The outer band of several is the fainter one. */
export function bandOpacity(index: number): number {
  return index === 0 ? 0.18 : 0.09;
}

/** A band as a faint ground below the lines. */
export function Band(props: {
  band: ChartBand;
  index: number;
  xs: readonly number[];
  x: Scale;
  y: Scale;
  colour: string;
}) {
  return (
    <path
      d={bandPath(props.band, props.xs, props.x, props.y)}
      fill={props.colour}
      opacity={bandOpacity(props.index)}
    />
  );
}
