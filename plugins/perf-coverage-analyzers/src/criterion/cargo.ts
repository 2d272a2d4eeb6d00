import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { parse } from 'smol-toml';

/**
 * Whether a bench file is run by Rust's own harness, which knows nothing of
 * Criterion: it lies in `benches/` of a package whose `Cargo.toml` has no
 * `[[bench]]` with its name and `harness = false`
 * (https://doc.rust-lang.org/cargo/reference/cargo-targets.html#the-harness-field).
 * `fine` also where that can't be known.
 */
export async function benchTargets(
  tree: SourceTree,
  path: string,
): Promise<'fine' | 'harness'> {
  const match = /(?:^|\/)benches\/(?:([^/]+)\.rs|([^/]+)\/main\.rs)$/.exec(
    path,
  );
  const folder = match && nearestPackage(tree, path);
  // A folder of benches that is a package of its own says itself what it builds.
  if (!match || folder === null || match.index + 1 < folder.length) {
    return 'fine';
  }
  const manifest = await tree.read(`${folder}Cargo.toml`);
  const benches = manifest === undefined ? undefined : benchesOf(manifest);
  if (benches === undefined) return 'fine';
  const own = benches.find(
    bench =>
      bench.name === (match[1] ?? match[2]) ||
      bench.path === path.slice(folder.length),
  );
  return own?.harness === false ? 'fine' : 'harness';
}

/** The nearest folder upwards with a manifest, with its `/`; null without one. */
function nearestPackage(tree: SourceTree, path: string): string | null {
  let slash = path.lastIndexOf('/');
  for (;;) {
    const folder = path.slice(0, slash + 1);
    if (tree.has(`${folder}Cargo.toml`)) return folder;
    if (slash < 0) return null;
    slash = path.lastIndexOf('/', slash - 1);
  }
}

interface BenchTarget {
  name: unknown;
  path: unknown;
  harness: unknown;
}

function benchesOf(manifest: string): BenchTarget[] | undefined {
  let document: Record<string, unknown>;
  try {
    document = parse(manifest);
  } catch {
    // A broken manifest is cargo's to report; of harnesses it says nothing.
    return undefined;
  }
  const { bench } = document;
  if (bench === undefined) return [];
  return Array.isArray(bench)
    ? bench.map(one => ({
        name: fieldOf(one, 'name'),
        path: fieldOf(one, 'path'),
        harness: fieldOf(one, 'harness'),
      }))
    : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
