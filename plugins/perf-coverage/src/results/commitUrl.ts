import { safeUrl } from '../components/safeUrl';

const COMMIT = /^[0-9a-f]{7,64}$/i;

/**
 * Parts of addresses below which a service shows a repository's files, jobs or
 * requests, and where it shows a commit instead. The first that fits counts:
 *
 * - GitLab: `/group/sub/project/-/tree/…`, also without anything behind it
 * - Azure: `/organisation/project/_git/repository?path=…`
 * - Bitbucket Server: `/projects/KEY/repos/name/browse`
 * - Gitea: `/owner/name/src/branch/…`
 * - Bitbucket Cloud: `/workspace/name/src/main/…`
 * - GitHub: `/owner/name/tree/…`, `/owner/name/actions/runs/…`
 */
const forms: {
  repository(path: string[], host: string): number;
  commit: string[];
}[] = [
  { repository: path => path.indexOf('-'), commit: ['-', 'commit'] },
  {
    repository: path => {
      const at = path.indexOf('_git');
      return at < 0 || path[at + 1] === undefined ? -1 : at + 2;
    },
    commit: ['commit'],
  },
  {
    repository: path =>
      path[0] === 'projects' && path[2] === 'repos' && path.length > 3 ? 4 : -1,
    commit: ['commits'],
  },
  {
    repository: path =>
      path[2] === 'src' && ['branch', 'commit', 'tag'].includes(path[3])
        ? 2
        : -1,
    commit: ['commit'],
  },
  {
    repository: (path, host) =>
      host === 'bitbucket.org' && path.length >= 2 ? 2 : -1,
    commit: ['commits'],
  },
  {
    repository: path =>
      ['tree', 'blob', 'actions', 'commit', 'pull'].includes(path[2]) ? 2 : -1,
    commit: ['commit'],
  },
  {
    repository: (path, host) =>
      host === 'github.com' && path.length >= 2 ? 2 : -1,
    commit: ['commit'],
  },
];

/**
 * The page of a commit, from addresses that lie in its repository, the surest
 * first: the CI job that measured it, the place of its sources. Null where none
 * of them tells the repository.
 */
export function commitUrl(
  commit: string | null,
  within: readonly (string | null | undefined)[],
): string | null {
  if (commit === null || !COMMIT.test(commit)) return null;
  for (const address of within) {
    const safe = safeUrl(address ?? null);
    if (safe === null) continue;
    const url = new URL(safe);
    const path = url.pathname.split('/').filter(part => part !== '');
    for (const form of forms) {
      const end = form.repository(path, url.host);
      if (end < 2) continue;
      return [url.origin, ...path.slice(0, end), ...form.commit, commit].join(
        '/',
      );
    }
  }
  return null;
}
