import { commitUrl } from './commitUrl';

const SHA = '0123abc4567890def0123abc4567890def012345';

describe('the page of a commit', () => {
  it.each([
    [
      'https://github.com/org/repo/actions/runs/17',
      `https://github.com/org/repo/commit/${SHA}`,
    ],
    [
      'https://github.com/org/repo/tree/main/services/a/',
      `https://github.com/org/repo/commit/${SHA}`,
    ],
    [
      'https://github.com/org/repo',
      `https://github.com/org/repo/commit/${SHA}`,
    ],
    [
      'https://git.example.com/org/repo/blob/main/catalog-info.yaml',
      `https://git.example.com/org/repo/commit/${SHA}`,
    ],
    [
      'https://gitlab.example.com/group/sub/project/-/jobs/17',
      `https://gitlab.example.com/group/sub/project/-/commit/${SHA}`,
    ],
    [
      'https://dev.azure.com/org/project/_git/repo?path=/a',
      `https://dev.azure.com/org/project/_git/repo/commit/${SHA}`,
    ],
    [
      'https://bitbucket.org/team/repo/src/main/',
      `https://bitbucket.org/team/repo/commits/${SHA}`,
    ],
    [
      'https://git.example.com/projects/KEY/repos/name/browse',
      `https://git.example.com/projects/KEY/repos/name/commits/${SHA}`,
    ],
    [
      'https://gitea.example.com/org/repo/src/branch/main/a.yaml',
      `https://gitea.example.com/org/repo/commit/${SHA}`,
    ],
  ])('lies in the repository of %s', (address, expected) => {
    expect(commitUrl(SHA, [address])).toBe(expected);
  });

  it('takes the first address that tells it', () => {
    expect(
      commitUrl(SHA, [
        null,
        'https://ci.example.com/job/nightly/17',
        undefined,
        'https://gitlab.com/a/b/-/tree/main',
      ]),
    ).toBe(`https://gitlab.com/a/b/-/commit/${SHA}`);
  });

  it.each([
    [null, 'https://github.com/org/repo'],
    ['main', 'https://github.com/org/repo'],
    ['../../evil', 'https://github.com/org/repo'],
    [SHA, ['javascript', 'alert(1)'].join(':')],
    [SHA, 'https://github.com/org'],
    [SHA, 'https://jenkins.example.com/job/nightly/17/'],
    [SHA, 'https://git.example.com/-/jobs/17'],
    [SHA, 'not an address'],
  ])('is not known for %s at %s', (commit, address) => {
    expect(commitUrl(commit, [address])).toBeNull();
  });
});
