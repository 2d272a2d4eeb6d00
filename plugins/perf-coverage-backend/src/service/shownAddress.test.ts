import { shownAddress } from './shownAddress';

it.each([
  ['/v1/gaps', '/v1/gaps'],
  [
    '/v1/gaps?owner=group%3Adefault%2Fcare',
    '/v1/gaps?owner=group%3Adefault%2Fcare',
  ],
  ['/v1/runs?token=a,b;c', '/v1/runs?token=***'],
  ['/v1/runs?api_key=x&branch=main', '/v1/runs?api_key=***&branch=main'],
  ['/v1/runs?X-Amz-Signature=abc', '/v1/runs?X-Amz-Signature=***'],
  [
    `/v1/runs?url=${encodeURIComponent(
      'https://me:pw@ci.example.com/1?token=abc&job=7',
    )}`,
    `/v1/runs?url=${encodeURIComponent(
      'https://ci.example.com/1?token=',
    )}***${encodeURIComponent('&job=7')}`,
  ],
  ['/v1/runs?label=Bearer+abcdefgh12345678', '/v1/runs?label=Bearer+***'],
])('shows %s as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});
