'use strict';
const path = require('node:path');

const root = path.resolve(__dirname, '..');

module.exports = {
  root,
  /** Node and Yarn of the project, and stamps of what is installed. */
  tools: path.join(root, '.tools'),
  /** Run-time data: databases, reports of test runs. */
  data: path.join(root, '.portal'),
};
