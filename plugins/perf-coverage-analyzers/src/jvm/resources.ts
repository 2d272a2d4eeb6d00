import type { SourceTree } from 'backstage-plugin-perf-coverage-node';

/** Files in which code of the JVM keeps its settings. */
const settingsFile = /\.(?:conf|properties)$|(?:^|\/)application\.json$/;
/** Code that reads settings from such files. */
const readsSettings =
  /\b(?:ConfigFactory|ConfigSource|ResourceBundle|Properties\s{0,3}\(|getResource)/;
/** Bodies of requests, and code that takes them from files for GraphQL. */
const bodyFile = /\.(?:json|graphql|gql|txt)$/;
const readsBodies = /\b(?:RawFile|ElFile|PebbleFile)Body\b/;
const speaksOfGraphql = /graphql/i;
const maxFiles = 500;
const maxCharacters = 256 * 1024;

/** Settings and bodies in files of a repository, found as the code names them. */
export class Resources {
  private readonly texts = new Map<string, string>();

  /**
   * Reads the files of settings where any of the sources asks for some, and
   * those of bodies where GraphQL is spoken of.
   */
  async load(tree: SourceTree, sources: Iterable<string>): Promise<void> {
    let settings = false;
    let bodies = false;
    let graphql = false;
    for (const source of sources) {
      settings ||= readsSettings.test(source);
      bodies ||= readsBodies.test(source);
      graphql ||= speaksOfGraphql.test(source);
    }
    const paths = tree.paths.filter(
      path =>
        (settings && settingsFile.test(path)) ||
        (bodies && graphql && bodyFile.test(path)),
    );
    for (const path of paths.slice(0, maxFiles)) {
      const text = await tree.read(path);
      if (text !== undefined && text.length <= maxCharacters) {
        this.texts.set(path, text);
      }
    }
  }

  /**
   * The text of the file that a name means, on the class path or below the
   * folder of the repository: of several the one nearest to the source.
   */
  find(name: string, from: string): string | undefined {
    const wanted = name
      .replace(/^(?:classpath:|file:)/, '')
      .replaceAll('\\', '/')
      .replace(/^(?:\.{0,2}\/)+/, '');
    let best: string | undefined;
    let length = -1;
    for (const [path, text] of this.texts) {
      if (path !== wanted && !path.endsWith(`/${wanted}`)) continue;
      const common = commonLength(path, from);
      if (common > length) {
        best = text;
        length = common;
      }
    }
    return best;
  }
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
