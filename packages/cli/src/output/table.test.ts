import { table } from './table';

const columns = [
  { title: 'Name', flexible: true },
  { title: 'Empty' },
  { title: 'Hours', align: 'right' as const },
];

describe('table', () => {
  it('aligns its columns and leaves out empty ones', () => {
    expect(
      table(
        columns,
        [
          ['first', '', '8'],
          ['the second', '', '12.5'],
        ],
        80,
      ),
    ).toBe('Name        Hours\nfirst           8\nthe second   12.5\n');
  });

  it('shortens what is flexible to the width of the terminal', () => {
    const text = table(columns, [['a'.repeat(60), '', '8']], 30);
    expect(text.split('\n')[1]).toHaveLength(30);
    expect(text).toContain('a…');
  });

  it('lets no name steer the terminal', () => {
    expect(table(columns, [['\u001b[31mred\u0007', '', '1']], 80)).toMatch(
      /^ \[31mred {7}1$/m,
    );
  });
});
