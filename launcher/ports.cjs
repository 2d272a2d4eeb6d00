'use strict';
const net = require('node:net');
const { LauncherError } = require('./errors.cjs');

/** Takes `--port N` (or the variable PORT) out of the arguments. */
function takePort(args, fallback) {
  const rest = [...args];
  const at = rest.findIndex(
    arg => arg === '--port' || arg.startsWith('--port='),
  );
  let text = process.env.PORT;
  if (at >= 0) {
    const [flag] = rest.splice(at, 1);
    text = flag.includes('=')
      ? flag.slice('--port='.length)
      : rest.splice(at, 1)[0];
  }
  const port = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new LauncherError(
      `"${text}" is no port. Give a number from 1 to 65535, as in --port 7008.`,
    );
  }
  return { port, rest };
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** Throws a sentence where the port can't be had. */
async function ensurePortFree(port) {
  try {
    await listen(port);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new LauncherError(
        `Port ${port} is in use, perhaps by a portal that runs already. Stop that, or choose another with --port ${
          port + 1
        }.`,
      );
    }
    if (error.code === 'EACCES') {
      throw new LauncherError(
        `Port ${port} needs more rights than you have. Choose one above 1023 with --port 7007.`,
      );
    }
    throw error;
  }
}

/** Some port that is free now. */
function freePort() {
  return listen(0);
}

module.exports = { ensurePortFree, freePort, takePort };
