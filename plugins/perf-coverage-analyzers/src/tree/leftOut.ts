/** Folders that hold no sources of the repository's own, whatever surrounds them. */
const alwaysSkipped = new Set([
  '.bundle',
  '.cache',
  '.eggs',
  '.git',
  '.gradle',
  '.hg',
  '.hypothesis',
  '.idea',
  '.mypy_cache',
  '.next',
  '.nox',
  '.nuxt',
  '.parcel-cache',
  '.pnpm-store',
  '.pytest_cache',
  '.ruff_cache',
  '.svn',
  '.terraform',
  '.tox',
  '.turbo',
  '.venv',
  '.virtualenv',
  '.vscode',
  '.yarn',
  '__pycache__',
  '_vendor',
  'bower_components',
  'dist',
  'jspm_packages',
  'node_modules',
  'site-packages',
  'third_party',
  'vendor',
  'vendored',
  'venv',
]);

/** Output folders, and the build files beside them that make them output. */
const skippedBeside: Record<string, readonly string[]> = {
  build: [
    'CMakeLists.txt',
    'build.gradle',
    'build.gradle.kts',
    'package.json',
    'pom.xml',
    'pyproject.toml',
    'setup.py',
  ],
  out: ['build.sc', 'next.config.js', 'tsconfig.json'],
  target: ['Cargo.toml', 'build.sbt', 'pom.xml'],
  bin: ['build.gradle', 'build.gradle.kts'],
  obj: ['packages.lock.json'],
};

/** Whether a file of such a path, if there is one, is no part of a scanned tree. */
export function isOutOfSight(path: string): boolean {
  const names = path.split('/');
  return (
    isLeftOutFile(names[names.length - 1]) ||
    names.some(name => alwaysSkipped.has(name))
  );
}

/** A folder with one of these inside is an installed environment. */
const environmentMarks = ['pyvenv.cfg', 'conda-meta'];

/** Archives, media, fonts, compiled code and data that no test source is written in. */
const skippedEndings = new Set(
  (
    '7z a avi bin bmp br bz2 class db dll dylib ear egg eot exe flac gif gz ' +
    'ico iso jar jpeg jpg lib lz4 lzma map mov mp3 mp4 npy npz o obj ogg otf ' +
    'parquet pdb pdf pickle pkl png psd pyc pyd pyo rar so sqlite sqlite3 swp ' +
    'tar tgz tif tiff ttf war wasm wav webm webp whl woff woff2 xls xlsx xz zip zst'
  ).split(' '),
);

/**
 * Whether a folder is left out by its name and what lies beside it:
 * dependencies, vendored code, caches and build output.
 */
export function isLeftOutFolder(
  name: string,
  siblings: ReadonlySet<string>,
): boolean {
  if (alwaysSkipped.has(name)) {
    return true;
  }
  if (name.endsWith('.egg') || name.endsWith('.egg-info')) {
    return true;
  }
  const besides = Object.hasOwn(skippedBeside, name) ? skippedBeside[name] : [];
  return besides.some(file => siblings.has(file));
}

/** Whether a folder is a virtual environment by what it holds. */
export function isEnvironment(names: ReadonlySet<string>): boolean {
  return environmentMarks.some(mark => names.has(mark));
}

/** Whether a file is left out by its name: archives, binaries, bundles. */
export function isLeftOutFile(name: string): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLocaleLowerCase('en');
  return (
    (ending.length < name.length && skippedEndings.has(ending)) ||
    /\.min\.(js|css|mjs)$/.test(name)
  );
}
