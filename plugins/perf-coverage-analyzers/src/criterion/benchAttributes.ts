import { Finding, InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkFinding, benchmarkTest } from '../benchmarks';
import { endOf, reads, Token } from '../clike';

/**
 * Functions with `#[bench]`, which `cargo bench` runs on nightly Rust. A
 * module around them is their suite, as in the names that it prints.
 */
export function findBenchAttributes(tokens: readonly Token[]): {
  tests: InventoryTest[];
  findings: Finding[];
} {
  const tests: InventoryTest[] = [];
  const findings: Finding[] = [];
  const modules: { name: string; end: number }[] = [];
  let marked = false;
  let ignored = false;
  for (let at = 0; at < tokens.length; at += 1) {
    while (modules.length > 0 && at > modules[modules.length - 1].end) {
      modules.pop();
    }
    if (reads(tokens, at, '#', '[')) {
      marked ||= reads(tokens, at + 2, 'bench', ']');
      ignored ||= reads(tokens, at + 2, 'ignore');
      at = endOf(tokens, at + 1);
    } else if (reads(tokens, at, 'mod') && reads(tokens, at + 2, '{')) {
      modules.push({
        name: tokens[at + 1].text,
        end: endOf(tokens, at + 2),
      });
      marked = false;
      at += 2;
    } else if (reads(tokens, at, 'fn') && tokens[at + 1]?.kind === 'word') {
      const { text: name, line } = tokens[at + 1];
      const body = bodyOf(tokens, at + 2);
      if (marked) {
        tests.push(
          benchmarkTest({
            name,
            suite:
              modules.length > 0
                ? modules.map(one => one.name).join('::')
                : null,
            line,
            skipped: ignored,
          }),
        );
        if (reads(tokens, body, '{', '}')) {
          findings.push(benchmarkFinding('benchmark-empty', line, name));
        }
      }
      marked = false;
      ignored = false;
      at = endOf(tokens, body);
    }
  }
  return { tests, findings };
}

/** The `{` of a function, or the sign that ends its declaration. */
export function bodyOf(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at += 1) {
    if (reads(tokens, at, '{') || reads(tokens, at, ';')) return at;
    if (tokens[at].close >= 0) at = tokens[at].close;
  }
  return tokens.length;
}
