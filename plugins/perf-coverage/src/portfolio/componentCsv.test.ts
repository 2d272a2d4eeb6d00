import { aComponentSummary } from '../__testUtils__/builders';
import { componentsToCsv } from './componentCsv';

describe('components as CSV', () => {
  it('have as many cells as columns, their gaps by priority, and an address', () => {
    const [head, line] = componentsToCsv(
      [
        aComponentSummary({
          title: '=cmd()',
          gaps: { critical: 4, high: 3, moderate: 2, low: 1 },
          tags: ['java', 'pci'],
          effort: null,
        }),
      ],
      ({ entityRef }) => `https://portal.example.com/${entityRef}`,
    )
      .split('\r\n')
      .map(text => text.split(','));
    expect(line).toHaveLength(head.length);
    const cell = (name: string) => line[head.indexOf(`"${name}"`)];
    expect(cell('Component')).toBe(`"'=cmd()"`);
    expect(cell('Gaps critical')).toBe('4');
    expect(cell('Gaps low')).toBe('1');
    expect(cell('Tags')).toBe('"java pci"');
    expect(cell('Hours low')).toBe('');
    expect(cell('Address')).toMatch(
      /^"https:\/\/portal.example.com\/component/,
    );
  });
});
