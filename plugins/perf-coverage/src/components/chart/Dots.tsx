import type { ReactNode } from 'react';
import type { ChartLine } from './LineChart';

/** Where the point at an index leads. */
export type LinkOf = (index: number) => { to: string; label: string };

/**
 * The points of a line. With links, each point of a line that is a stop of the
 * keyboard has a name; the same run's points on other lines have none.
 */
export function Dots(props: {
  line: ChartLine;
  xs: readonly number[];
  x(value: number): number;
  y(value: number): number;
  colour: string;
  linkOf: LinkOf | undefined;
  isStop: boolean;
  titleOf(value: number, x: number): string;
  onFollow?(to: string): void;
}) {
  const { line, xs, linkOf, isStop, onFollow } = props;
  return (
    <>
      {line.values.map((value, at): ReactNode => {
        if (value === null) return null;
        const dot = (
          <circle
            cx={props.x(xs[at])}
            cy={props.y(value)}
            r="4"
            fill={props.colour}
          >
            <title>{props.titleOf(value, xs[at])}</title>
          </circle>
        );
        if (!linkOf) return <g key={at}>{dot}</g>;
        const { to, label } = linkOf(at);
        return (
          <a
            key={at}
            href={to}
            aria-label={isStop ? label : undefined}
            aria-hidden={isStop ? undefined : true}
            tabIndex={isStop ? 0 : -1}
            onClick={event => {
              if (!onFollow || event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              onFollow(to);
            }}
          >
            {dot}
          </a>
        );
      })}
    </>
  );
}
