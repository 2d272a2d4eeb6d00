/** A key of k6's metrics: `http_req_duration` or `http_req_duration{name:login}`. */
export interface MetricKey {
  name: string;
  /** Tags of a sub-metric, in the order of the key. */
  tags: [string, string][];
}

/**
 * Takes a metric key apart the way k6 puts sub-metrics together: tags stand in
 * braces, are split at commas, and the first colon ends the tag's name.
 *
 * @see https://grafana.com/docs/k6/latest/using-k6/thresholds/#thresholds-on-tags
 */
export function parseMetricKey(key: string): MetricKey {
  const open = key.indexOf('{');
  if (open <= 0 || !key.endsWith('}')) {
    return { name: key, tags: [] };
  }
  const tags: [string, string][] = key
    .slice(open + 1, -1)
    .split(',')
    .filter(part => part.trim() !== '')
    .map(part => {
      const colon = part.indexOf(':');
      return colon < 0
        ? [unquoted(part), '']
        : [unquoted(part.slice(0, colon)), unquoted(part.slice(colon + 1))];
    });
  return { name: key.slice(0, open), tags };
}

function unquoted(text: string): string {
  const plain = text.trim();
  const quote = plain[0];
  return plain.length > 1 &&
    (quote === '"' || quote === "'") &&
    plain.endsWith(quote)
    ? plain.slice(1, -1)
    : plain;
}
