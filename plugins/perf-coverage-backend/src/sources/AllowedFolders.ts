import { promises as fs } from 'fs';
import path from 'path';
import { SourcesError } from './SourcesError';

/**
 * The folders of this machine that sources may be read from. A path is judged
 * by where it really leads, after all links.
 */
export class AllowedFolders {
  /** @param folders - Relative ones count from the working folder. */
  constructor(private readonly folders: readonly string[]) {}

  /**
   * The real folder of a path: itself, or the one it lies in where it is a
   * file. Throws `SourcesError` outside of all allowed folders.
   */
  async folderOf(location: string): Promise<string> {
    const allowed = await this.realFolders();
    let folder: string;
    try {
      const real = await fs.realpath(location);
      folder = (await fs.stat(real)).isDirectory() ? real : path.dirname(real);
    } catch (error) {
      // Whether something is there must not show outside of what is allowed.
      if (!allowed.some(root => isInside(root, path.resolve(location)))) {
        throw notAllowed(location);
      }
      throw new SourcesError(
        'failed',
        `The folder of ${location} is not there or may not be read; correct the source location or restore the folder`,
        { cause: error },
      );
    }
    if (!allowed.some(root => isInside(root, folder))) {
      throw notAllowed(location);
    }
    return folder;
  }

  private async realFolders(): Promise<string[]> {
    const real: string[] = [];
    for (const folder of this.folders) {
      try {
        real.push(await fs.realpath(folder));
      } catch (error) {
        throw new SourcesError(
          'failed',
          `The folder ${folder} of perfCoverage.localSources.allowedFolders is not there; correct the configuration`,
          { cause: error },
        );
      }
    }
    return real;
  }
}

export function isInside(root: string, location: string): boolean {
  const relative = path.relative(root, location);
  return (
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

function notAllowed(location: string): SourcesError {
  return new SourcesError(
    'failed',
    `Sources may not be read from ${location}; an administrator can add its folder to perfCoverage.localSources.allowedFolders`,
  );
}
