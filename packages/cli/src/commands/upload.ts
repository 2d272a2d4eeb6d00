import { RunUploadResult } from 'backstage-plugin-perf-coverage-common';
import { Command } from 'commander';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { CommandFailure, reasonOf } from '../failure';
import { openDir } from '../inputs/files';
import { readInstant } from '../inputs/instant';
import { printJson, warn } from '../output/print';
import { oneLine } from '../output/text';
import { Shell } from '../shell';
import { ciContext } from '../upload/ciContext';
import { entityRefFor } from '../upload/entityRef';
import { send } from '../upload/send';

interface UploadOptions {
  url: string;
  entity?: string;
  dir: string;
  token?: string;
  environment?: string;
  branch?: string;
  commit?: string;
  startedAt?: string;
  format?: string;
  label?: string[];
  merge?: boolean;
  json?: boolean;
}

interface Uploaded {
  file: string;
  runId: string;
  created: boolean;
  link: string;
  warnings: RunUploadResult['warnings'];
}

const apiPath = '/api/perf-coverage';

export function uploadCommand(program: Command, shell: Shell): void {
  program
    .command('upload')
    .description('Send result files to the portal')
    .argument('<file...>', 'result files, compressed or not')
    .requiredOption('--url <url>', "address of the portal's backend")
    .option(
      '--entity <ref>',
      'whose results these are, such as component:default/web; else the component of catalog-info.yaml',
    )
    .option('--dir <dir>', 'folder with catalog-info.yaml', '.')
    .option(
      '--token <token>',
      'token of the backend; better in PERF_COVERAGE_TOKEN, where no process list shows it',
    )
    .option('--environment <name>', 'where the tests ran')
    .option('--branch <name>', 'else as the CI job says')
    .option('--commit <sha>', 'else as the CI job says')
    .option(
      '--started-at <iso>',
      "when the run started; wins over the file's own",
    )
    .option(
      '--format <name>',
      'name of the reader; the content decides without it',
    )
    .option(
      '--label <name=value...>',
      'what else is to be known of the run, such as region=eu',
    )
    .option('--merge', 'make one run of the files of an archive: its shards')
    .option('--json', 'print what was stored as JSON')
    .action((files: string[], options: UploadOptions) =>
      upload(files, options, shell),
    );
}

async function upload(
  files: readonly string[],
  options: UploadOptions,
  shell: Shell,
): Promise<void> {
  const base = baseUrl(options.url);
  const token = options.token ?? shell.env.PERF_COVERAGE_TOKEN ?? null;
  if (token !== null) checkToken(token, base, shell);
  const root = await openDir(shell.cwd, options.dir);
  const place = { root, cwd: shell.cwd };
  const entityRef = await entityRefFor(place, options.entity);
  const ci = ciContext(shell.env);
  const facts: Record<string, string | null | undefined> = {
    entityRef,
    environment: options.environment,
    branch: options.branch ?? ci.branch,
    commit: options.commit ?? ci.commit,
    startedAt:
      options.startedAt === undefined
        ? null
        : readInstant('--started-at', options.startedAt),
    url: ci.url,
    format: options.format,
    merge: options.merge ? 'true' : null,
  };
  const done: Uploaded[] = [];
  const failures: string[] = [];
  for (const file of files) {
    try {
      const location = path.resolve(shell.cwd, file);
      const bytes = await sizeOf(location);
      const address = runsAddress(base, {
        ...facts,
        fileName: path.basename(location),
      });
      for (const label of options.label ?? []) {
        address.searchParams.append('label', label);
      }
      const result = await send(
        { address, file: location, bytes, token: token?.trim() || null },
        shell,
        message => warn(shell, `${file}: ${message}`),
      );
      const uploaded = describe(file, base, result);
      done.push(uploaded);
      if (!options.json) tell(uploaded, shell);
    } catch (error) {
      failures.push(`${file}: ${reasonOf(error)}`);
    }
  }
  if (options.json) {
    printJson(shell, { schemaVersion: 1, entityRef, uploads: done });
  }
  if (failures.length > 0) throw new CommandFailure(failures);
}

function baseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandFailure(
      `--url ${text.replace(
        /\/\/[^/@]*@/,
        '//',
      )}: it is no address; write it like https://portal.example.com`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new CommandFailure(
      `--url ${url.origin}: it holds a user or password; give a token with --token or PERF_COVERAGE_TOKEN instead`,
    );
  }
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  if (url.pathname.endsWith(apiPath)) {
    url.pathname = url.pathname.slice(0, -apiPath.length);
  }
  return url;
}

function checkToken(token: string, base: URL, shell: Shell) {
  if (/[^\x21-\x7e]/.test(token.trim())) {
    throw new CommandFailure(
      'the token holds spaces, line ends or other characters that no token has; check --token or PERF_COVERAGE_TOKEN',
    );
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(base.hostname);
  if (base.protocol === 'http:' && !local) {
    warn(
      shell,
      `the token goes to ${base.origin} unencrypted; use https where the portal offers it`,
    );
  }
}

/** Null for what has no size of its own, such as a pipe. */
async function sizeOf(location: string): Promise<number | null> {
  const stat = await fs.stat(location);
  if (stat.isDirectory()) throw new Error('it is a folder, name a file');
  if (!stat.isFile()) return null;
  if (stat.size === 0) {
    throw new Error(
      'the file is empty: the tool wrote no result, look at its own output for the reason',
    );
  }
  return stat.size;
}

function runsAddress(
  base: URL,
  facts: Record<string, string | null | undefined>,
): URL {
  const address = new URL(
    `${base.pathname.replace(/\/$/, '')}${apiPath}/v1/runs`,
    base,
  );
  for (const [name, value] of Object.entries(facts)) {
    if (value !== null && value !== undefined && value !== '') {
      address.searchParams.set(name, value);
    }
  }
  return address;
}

function describe(
  file: string,
  base: URL,
  { run, created, link, warnings }: RunUploadResult,
): Uploaded {
  // The link is a path within the portal; another site's address stays a text.
  const page = new URL(
    link.startsWith('/') ? `${base.pathname.replace(/\/$/, '')}${link}` : link,
    base,
  );
  return { file, runId: run.id, created, link: page.href, warnings };
}

function tell(uploaded: Uploaded, shell: Shell) {
  for (const { message, line } of uploaded.warnings) {
    warn(
      shell,
      `${uploaded.file}${line === null ? '' : `:${line}`}: ${message}`,
    );
  }
  shell.out(
    `${oneLine(uploaded.file)}: ${
      uploaded.created ? 'stored' : 'was there already'
    }, ${oneLine(uploaded.link)}\n`,
  );
}
