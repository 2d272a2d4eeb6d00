import { DateTime } from 'luxon';
import {
  cutMiddle,
  formatAgo,
  formatBytes,
  formatDay,
  formatDuration,
  formatHours,
  formatRate,
  formatShare,
  formatValue,
  plural,
  significant,
} from './format';
import { safeUrl, sourceUrl } from './safeUrl';

/** An address that would run what it holds; written so that no tool takes it for one of ours. */
const script = (code: string) => ['javascript', code].join(':');

describe('numbers', () => {
  it.each([
    [0, '0 %'],
    [0.001, '1 %'],
    [0.3, '30 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])(
    'share %d is %s: never none where something is, never all where something lacks',
    (share, text) => {
      expect(formatShare(share)).toBe(text);
    },
  );

  it.each([
    [0, '0 %'],
    [0.00363, '0.36 %'],
    [0.0343, '3.4 %'],
    [0.12, '12 %'],
    [0.9999, '99 %'],
    [1, '100 %'],
  ])(
    'a rate of %d is %s: small ones in full, as limits below one per cent ask',
    (rate, text) => {
      expect(formatRate(rate)).toBe(text);
    },
  );

  it.each([
    [{ low: 164.2, high: 211.9 }, '164–212 h'],
    [{ low: 7.6, high: 8.4 }, '8 h'],
    [{ low: 1500, high: 2000 }, '1,500–2,000 h'],
  ])('hours %j are %s', (range, text) => {
    expect(formatHours(range)).toBe(text);
  });

  it.each([
    [412.3371, 'ms', '412 ms'],
    [0.0042, 'ratio', '0.42 %'],
    [5.6, 's', '5.6 s'],
    [120.04, 'per_second', '120 /s'],
    [3, null, '3'],
  ])('value %d %s is %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it.each([
    [0.0421, '42.1 ms'],
    [12.44, '12.4 s'],
    [200, '3 min 20 s'],
    [7200, '2 h'],
    [7500, '2 h 5 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    [16_942, 'ms', '16.9 s'],
    [9_999, 'ms', '9,999 ms'],
    [-12_000, 'us', '-12 ms'],
    [25_000_000, 'us', '25 s'],
    [12_345, 'count', '12,345'],
    [0.00234, 's', '2.34 ms'],
    [0.000_000_8, 's', '0.8 µs'],
    [0.2, 's', '0.2 s'],
    [0.05, 'us', '50 ns'],
    [0.0001, 'ns', '0.0001 ns'],
    [0, 's', '0 s'],
    [512, 'us', '512 µs'],
  ])('%d %s is %s, in the unit that reads best', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('tells the marks of an axis in one unit', () => {
    expect([0, 0.05, 0.1].map(mark => formatValue(mark, 's', 0.1))).toEqual([
      '0 s',
      '0.05 s',
      '0.1 s',
    ]);
    expect([0, 0.001, 0.02].map(mark => formatValue(mark, 's', 0.02))).toEqual([
      '0 ms',
      '1 ms',
      '20 ms',
    ]);
  });

  it.each([
    [638, '638 B'],
    [1536, '1.5 KiB'],
    [3 * 1024 ** 3, '3 GiB'],
    [5 * 1024 ** 4, '5,120 GiB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('keeps zero and counts one as one', () => {
    expect(significant(0)).toBe('0');
    expect(plural(1, 'gap')).toBe('1 gap');
    expect(plural(1200, 'gap')).toBe('1,200 gaps');
  });
});

describe('dates', () => {
  const now = DateTime.utc(2026, 11, 23, 12);

  it('names the year only where it is another one', () => {
    expect(formatDay('2026-12-04', now)).toBe('4 December');
    expect(formatDay('2027-03-14', now)).toBe('14 March 2027');
  });

  it('shows what is no date as it stands', () => {
    expect(formatDay('soon', now)).toBe('soon');
    expect(formatAgo('soon', now)).toBe('soon');
  });

  it('is relative', () => {
    expect(formatAgo('2026-11-20T12:00:00Z', now)).toBe('3 days ago');
  });
});

describe('cutMiddle', () => {
  it('keeps head and tail and never gets longer', () => {
    const name = 'backend/tests/performance/test_acgme_load.py';
    expect(cutMiddle(name, 20)).toHaveLength(20);
    expect(cutMiddle(name, 20)).toMatch(/^backend.*load\.py$/);
    expect(cutMiddle(name, 100)).toBe(name);
  });
});

describe('addresses from files', () => {
  it.each([
    ['https://ci.example.com/1', 'https://ci.example.com/1'],
    [script('alert(1)'), null],
    ['data:text/html,x', null],
    ['/relative', null],
    [null, null],
  ])('%s becomes %s', (address, safe) => {
    expect(safeUrl(address)).toBe(safe);
  });

  it('fills a template and encodes what it puts in', () => {
    expect(
      sourceUrl('https://git.example.com/{path}#L{line}', 'a b/c?.js', 12),
    ).toBe('https://git.example.com/a%20b/c%3F.js#L12');
    expect(sourceUrl(script('{path}'), 'alert(1)', 1)).toBeNull();
    expect(sourceUrl(null, 'a.js', 1)).toBeNull();
  });
});
