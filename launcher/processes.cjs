'use strict';
const { spawn } = require('node:child_process');

/**
 * Runs a process in the foreground with this one's terminal, passes signals
 * on, and answers its exit status (128 + n for a signal).
 */
function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const stop = stopWith(child);
    child.on('error', error => {
      stop();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      stop();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Passes this process's signals on to a child; answers how to end that. */
function stopWith(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const handlers = signals.map(signal => {
    const handler = () => child.kill(signal);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => handlers.forEach(off => off());
}

module.exports = { run, stopWith };
