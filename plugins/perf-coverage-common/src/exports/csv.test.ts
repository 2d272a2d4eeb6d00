import { csvCell, toCsv } from './csv';

describe('csvCell', () => {
  it.each([
    ['plain', '"plain"'],
    [
      'with "quotes", commas\nand lines',
      '"with ""quotes"", commas\nand lines"',
    ],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `"'+1"`],
    ['-1+cmd', `"'-1+cmd"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['  =1', `"'  =1"`],
    ['\uFF1D1', `"'\uFF1D1"`],
    ['a=b', '"a=b"'],
    [-12.5, '-12.5'],
    [Number.NaN, ''],
    [null, ''],
  ])('of %j is %s', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('makes rows that end as RFC 4180 says', () => {
    expect(
      toCsv([
        ['a', 'b'],
        [1, null],
      ]),
    ).toBe('"a","b"\r\n1,\r\n');
  });
});
