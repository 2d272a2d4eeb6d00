import { SkippedSource } from 'backstage-plugin-perf-coverage-common';
import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { hash } from 'crypto';

/** Characters of texts that are kept for the next analyser. */
const maxKeptCharacters = 64 * 1024 * 1024;

/** The tree as one analyser sees it, and what it has looked at. */
export interface RecordedTree extends SourceTree {
  /** Paths that were read, those without a text among them. */
  readonly reads: ReadonlySet<string>;
  /** The path that was read last. */
  readonly last: () => string | undefined;
}

/** Reads each file of a tree once for all analysers. */
export class SharedReads {
  /** Paths of the files that pass the excluding globs. */
  readonly paths: readonly string[];
  private readonly known: ReadonlyMap<string, number>;
  private digest: string | undefined;
  private readonly seen = new Set<string>();
  private readonly kept = new Map<string, string | undefined>();
  private readonly hashes = new Map<string, string>();
  private keptCharacters = 0;

  constructor(
    private readonly tree: SourceTree,
    keep: (path: string) => boolean,
    private readonly onRead: (filesRead: number) => void,
    /** Hears of each file before an analyser gets its text. */
    private readonly onLook: (path: string) => void = () => {},
  ) {
    this.paths = tree.paths.filter(keep);
    this.known = new Map(this.paths.map((path, place) => [path, place]));
  }

  has(path: string): boolean {
    return this.known.has(path);
  }

  async read(path: string): Promise<string | undefined> {
    if (!this.known.has(path)) return undefined;
    if (this.kept.has(path)) return this.kept.get(path);
    const text = await this.tree.read(path);
    if (!this.seen.has(path)) {
      this.seen.add(path);
      this.onRead(this.seen.size);
    }
    const length = text?.length ?? 0;
    if (
      this.keptCharacters + length <= maxKeptCharacters &&
      !this.kept.has(path)
    ) {
      this.kept.set(path, text);
      this.keptCharacters += length;
    }
    return text;
  }

  /** SHA-256 of a file's text; of one without text, a mark that is no hash. */
  async hashOf(path: string): Promise<string> {
    const known = this.hashes.get(path);
    if (known !== undefined) return known;
    const text = await this.read(path);
    const value = text === undefined ? 'no text' : hash('sha256', text);
    this.hashes.set(path, value);
    return value;
  }

  /** SHA-256 over all paths. */
  get pathsDigest(): string {
    this.digest ??= hash('sha256', this.paths.join('\0'));
    return this.digest;
  }

  /** Place of one of the paths among them. */
  placeOf(path: string): number {
    const place = this.known.get(path);
    if (place === undefined) throw new Error(`${path} is not in the tree`);
    return place;
  }

  /** What was left out of the files that the scan is about. */
  skipped(): SkippedSource[] {
    return (this.tree.skipped?.() ?? []).filter(
      ({ path }) => this.known.has(path) || !this.tree.has(path),
    );
  }

  /** A view for one analyser, without the files at which it failed. */
  viewFor(without: ReadonlySet<string>): RecordedTree {
    const reads = new Set<string>();
    let last: string | undefined;
    const has = (path: string) => this.known.has(path) && !without.has(path);
    return {
      paths:
        without.size === 0
          ? this.paths
          : this.paths.filter(path => !without.has(path)),
      has,
      read: async path => {
        if (!has(path)) return undefined;
        reads.add(path);
        last = path;
        this.onLook(path);
        return this.read(path);
      },
      reads,
      last: () => last,
    };
  }
}
