// Small inputs, so that two runs send the same things.

const BLOCKS = ['medicine', 'surgery', 'emergency', 'night float'];

export function dateRange(weeks) {
  const start = new Date('2027-01-04');
  const end = new Date(start.getTime() + weeks * 7 * 24 * 3600 * 1000);
  return { start: start.toISOString().slice(0, 10), end: end.toISOString().slice(0, 10) };
}

export function generationRequest(weeks, residents) {
  return { ...dateRange(weeks), residents, blocks: BLOCKS, algorithm: 'greedy' };
}

export function pick(items, iteration) {
  return items[iteration % items.length];
}
