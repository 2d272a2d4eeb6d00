/** What a CI job says about itself. */
export interface CiContext {
  branch: string | null;
  commit: string | null;
  /** Address of the job's page. */
  url: string | null;
}

type Env = Record<string, string | undefined>;

interface CiSystem {
  name: string;
  recognise(env: Env): boolean;
  read(env: Env): CiContext;
}

/** The variables that each system documents for its jobs. */
const systems: readonly CiSystem[] = [
  {
    name: 'GitHub Actions',
    recognise: env => env.GITHUB_ACTIONS === 'true',
    read: env => ({
      branch: first(env.GITHUB_HEAD_REF, env.GITHUB_REF_NAME),
      commit: first(env.GITHUB_SHA),
      url:
        env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY && env.GITHUB_RUN_ID
          ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`
          : null,
    }),
  },
  {
    name: 'GitLab CI',
    recognise: env => env.GITLAB_CI === 'true',
    read: env => ({
      branch: first(
        env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME,
        env.CI_COMMIT_REF_NAME,
      ),
      commit: first(env.CI_COMMIT_SHA),
      url: first(env.CI_JOB_URL),
    }),
  },
  {
    name: 'Jenkins',
    recognise: env => Boolean(env.JENKINS_URL),
    read: env => ({
      branch: first(
        env.CHANGE_BRANCH,
        env.BRANCH_NAME,
        env.GIT_BRANCH?.replace(/^origin\//, ''),
      ),
      commit: first(env.GIT_COMMIT),
      url: first(env.BUILD_URL),
    }),
  },
];

export function ciContext(env: Env): CiContext {
  const system = systems.find(own => own.recognise(env));
  return system?.read(env) ?? { branch: null, commit: null, url: null };
}

function first(...values: (string | undefined)[]): string | null {
  return values.find(value => value !== undefined && value !== '') ?? null;
}
