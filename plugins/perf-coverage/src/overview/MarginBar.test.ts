import { englishText } from '../__testUtils__/englishText';
import { marginText } from './MarginBar';

it.each([
  [0.15, '15 % left'],
  [-0.08, '8 % over'],
  [0, '0 % left'],
  [2.4, '240 % left'],
  // A throughput of 63,815 a second where 50 are asked.
  [1275.3, 'more than 10 times left'],
])('says a margin of %d as "%s"', (margin, text) => {
  expect(marginText(margin, englishText)).toBe(text);
});
