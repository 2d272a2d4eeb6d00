import { aGapPage } from '../__testUtils__/builders';
import { gapsToMarkdown } from './gapsMarkdown';

const [gap] = aGapPage().items;

describe('gapsToMarkdown', () => {
  it('keeps its columns and its links whatever stands in a title', () => {
    const [, , line] = gapsToMarkdown(
      [{ ...gap, title: 'a | b [c](javascript:x)\n| d' }],
      () => 'https://portal.example.com/gap?x=1',
    ).split('\n');
    expect(line.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(7);
    expect(line.match(/[^\\]\]\(/g)).toEqual([expect.stringContaining('](')]);
    expect(line).toContain('(https://portal.example.com/gap?x=1)');
  });
});
