import { benchMeasures, secondsIn } from '../run/bench';
import { Measure } from '../run/RunBuilder';

/** `ops/ms` is a throughput, `ms/op` a time, anything else is kept as it is. */
export function scoreMeasure(unit: string): {
  name: string;
  measure: Measure;
  factor: number;
} {
  const [above, below] = unit.split('/', 2);
  const perTime = secondsIn(below ?? '');
  if (above === 'ops' && perTime !== undefined) {
    return {
      name: 'throughput',
      measure: benchMeasures.throughput,
      factor: 1 / perTime,
    };
  }
  const time = secondsIn(above);
  if (below === 'op' && time !== undefined) {
    return { name: 'duration', measure: benchMeasures.duration, factor: time };
  }
  return {
    name: 'score',
    measure: { unit: unit || 'unknown', direction: 'neutral' },
    factor: 1,
  };
}

/** JMH marks the results of profilers with a dot before the name. */
export function secondaryName(label: string): string {
  return label.replace(/^[·.]/, '');
}
