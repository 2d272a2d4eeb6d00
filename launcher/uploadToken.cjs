'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/**
 * A token that sends results to the portal and can do nothing else, as a CI job
 * has one: of the environment, else made once and kept beside the data.
 *
 * @returns the token, and the file that holds it; null where the environment gave it
 */
function uploadToken(dataFolder) {
  const given = process.env.PERF_COVERAGE_TOKEN;
  if (given) return { token: given, file: null };
  const file = path.join(dataFolder, 'upload-token');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataFolder, { recursive: true });
    const token = crypto.randomBytes(24).toString('base64url');
    fs.writeFileSync(file, token, { mode: 0o600 });
  }
  return { token: fs.readFileSync(file, 'utf8').trim(), file };
}

module.exports = { uploadToken };
