import { RulePreview } from 'backstage-plugin-perf-coverage-readers';
import { section } from '../output/print';
import { table } from '../output/table';

/** What each rule of a mapping found, those that found nothing first. */
export function mappingReport(
  rules: readonly RulePreview[],
  width: number,
): string {
  return section(
    'Rules of the mapping',
    table(
      [
        { title: '' },
        { title: 'Rule' },
        { title: 'Path', flexible: true },
        { title: 'Found', align: 'right' },
        { title: 'Nothing', align: 'right' },
        { title: 'Such as', flexible: true },
      ],
      [...rules]
        .sort((a, b) => Math.sign(a.matched) - Math.sign(b.matched))
        .map(({ rule, path, matched, missed, example }) => [
          matched === 0 ? '✗' : '✓',
          rule,
          path,
          String(matched),
          missed === 0 ? '' : String(missed),
          example ?? '',
        ]),
      width,
    ),
  );
}
