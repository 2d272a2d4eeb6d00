import {
  SkippedSource,
  SkipReason,
} from 'backstage-plugin-perf-coverage-common';

/** What the matter is and how to mend it, by reason. */
const whys: Record<SkipReason, string> = {
  'too-large':
    'It is larger than what is read of a file; move data out of it, or exclude it',
  binary: 'It holds no text; save it as UTF-8, or exclude it',
  unreadable: 'It may not be read; grant the right, or exclude it',
  link: 'It is a link that leads out of the sources, nowhere or in a circle, which is not followed; replace it by the file itself',
  'too-deep': 'It is nested too deeply; move it further up',
  'analysis-stopped': 'Its analysis was stopped',
};

/** Collects what a tree leaves out; each path once, by the first reason. */
export class Skips {
  private readonly byPath = new Map<string, SkippedSource>();

  add(path: string, reason: SkipReason, detail?: string): void {
    if (this.byPath.has(path)) return;
    const why = detail === undefined ? whys[reason] : detail;
    this.byPath.set(path, { path, reason, why });
  }

  list(): SkippedSource[] {
    return [...this.byPath.values()];
  }
}
