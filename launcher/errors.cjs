'use strict';

/** Something that the reader can mend: its message is a sentence that says how. */
class LauncherError extends Error {}

/**
 * The reason behind a failed installation, from what the package manager
 * printed; undefined where it is none of the usual ones.
 */
function explainInstallFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return 'There is no space left on this disk. Free about 4 GB and run the command again.';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network|Request timed out/i.test(
      output,
    )
  ) {
    return 'The package registry cannot be reached. Check the network connection (or `npm config get registry` and the proxy settings) and run the command again.';
  }
  if (/EACCES|EPERM/i.test(output)) {
    return 'This folder cannot be written to. Clone the repository to a folder of your own and run the command there.';
  }
  return undefined;
}

module.exports = { LauncherError, explainInstallFailure };
