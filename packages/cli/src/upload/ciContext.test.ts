import { ciContext } from './ciContext';

describe('ciContext', () => {
  it.each([
    [{}, { branch: null, commit: null, url: null }],
    [
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_HEAD_REF: 'feature',
        GITHUB_REF_NAME: '7/merge',
        GITHUB_SHA: 'abc',
      },
      { branch: 'feature', commit: 'abc', url: null },
    ],
    [
      {
        GITLAB_CI: 'true',
        CI_COMMIT_REF_NAME: 'main',
        CI_COMMIT_SHA: 'abc',
        CI_JOB_URL: 'https://git.example/jobs/1',
      },
      { branch: 'main', commit: 'abc', url: 'https://git.example/jobs/1' },
    ],
    [
      {
        JENKINS_URL: 'https://ci.example',
        GIT_BRANCH: 'origin/main',
        GIT_COMMIT: 'abc',
        BUILD_URL: 'https://ci.example/1',
      },
      { branch: 'main', commit: 'abc', url: 'https://ci.example/1' },
    ],
  ])('of %j', (env, expected) => {
    expect(ciContext(env)).toEqual(expected);
  });
});
