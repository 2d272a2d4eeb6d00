import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { readProperties } from '../configuration';

/** Files with JMeter's properties; the later one wins, as in JMeter. */
const fileNames = ['jmeter.properties', 'user.properties'];

/** The properties in the files beside a plan. */
export async function propertiesBeside(
  tree: SourceTree,
  planPath: string,
): Promise<Map<string, string>> {
  const folder = planPath.split('/').slice(0, -1);
  const properties = new Map<string, string>();
  for (const name of fileNames) {
    const path = [...folder, name].join('/');
    const text = tree.has(path) ? await tree.read(path) : undefined;
    for (const [key, value] of readProperties(text ?? '')) {
      properties.set(key, value);
    }
  }
  return properties;
}
