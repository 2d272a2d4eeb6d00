import { createHash } from 'crypto';
import { version } from '../../package.json';

/**
 * Changes with the version of the plugin and the settings that decide what an
 * assessment says.
 */
export function rulesVersion(settings: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('hex');
}
