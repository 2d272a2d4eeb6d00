import { BatchObservableCallback, Meter } from '@opentelemetry/api';

/** Keeps what is written, as an OpenTelemetry SDK would. */
export function recordingMeter() {
  const written: [string, number, unknown][] = [];
  const callbacks: BatchObservableCallback[] = [];
  const names = new Set<string>();
  const instrument = (name: string) => {
    names.add(name);
    return {
      name,
      add: (value: number, attributes: unknown) =>
        written.push([name, value, attributes]),
      record: (value: number, attributes: unknown) =>
        written.push([name, value, attributes]),
    };
  };
  const meter = {
    createCounter: instrument,
    createHistogram: instrument,
    createObservableGauge: instrument,
    addBatchObservableCallback: (callback: BatchObservableCallback) =>
      callbacks.push(callback),
  } as unknown as Meter;
  const observe = async () => {
    const seen: Record<string, number> = {};
    for (const callback of callbacks) {
      await callback({
        observe: (metric, value) => {
          seen[(metric as unknown as { name: string }).name] = value;
        },
      });
    }
    return seen;
  };
  return { meter, written, observe, names };
}
