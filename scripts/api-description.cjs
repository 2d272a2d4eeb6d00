// @ts-check
/**
 * Writes the backend's src/schema/openapi.yaml: the operations of operations.yaml, with the
 * schemas of the types that the client in common uses. With --check it only
 * says whether the file is what it would write.
 */
const fs = require('fs');
const path = require('path');
const { createGenerator } = require('ts-json-schema-generator');
const YAML = require('yaml');

const root = path.resolve(__dirname, '..');
const folder = path.join(root, 'plugins/perf-coverage-backend/src/schema');
const types = path.join(root, 'plugins/perf-coverage-common/src/api/index.ts');
const reference = '#/components/schemas/';

const operations = YAML.parse(
  fs.readFileSync(path.join(folder, 'operations.yaml'), 'utf8'),
);

/** Names of schemas that a document refers to. */
function referred(node, found = new Set()) {
  if (Array.isArray(node)) for (const item of node) referred(item, found);
  else if (node && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') {
        if (value.startsWith(reference))
          found.add(value.slice(reference.length));
      } else referred(value, found);
    }
  }
  return found;
}

/** A schema of the generator with the references of OpenAPI. */
function adapted(node) {
  if (Array.isArray(node)) return node.map(adapted);
  if (!node || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      // Later versions may add fields; a client must not refuse them.
      .filter(
        ([key, value]) => key !== 'additionalProperties' || value !== false,
      )
      .map(([key, value]) => [
        key,
        key === '$ref'
          ? decodeURIComponent(value).replace('#/definitions/', reference)
          : adapted(value),
      ]),
  );
}

const generator = createGenerator({
  path: types,
  tsconfig: path.join(root, 'tsconfig.json'),
  skipTypeCheck: true,
  topRef: true,
  additionalProperties: false,
  sortProps: true,
});
const own = operations.components.schemas;
const generated = {};
for (const name of referred(operations)) {
  if (own[name]) continue;
  Object.assign(generated, generator.createSchema(name).definitions);
}
const description = {
  ...operations,
  components: {
    ...operations.components,
    schemas: {
      ...own,
      ...Object.fromEntries(
        Object.entries(generated)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, schema]) => [name, adapted(schema)]),
      ),
    },
  },
};
const text = `# Written by ./portal api-description from operations.yaml and the client's types.\n${YAML.stringify(
  description,
  { aliasDuplicateObjects: false, lineWidth: 120 },
)}`;
const place = path.join(folder, 'openapi.yaml');
if (process.argv.includes('--check')) {
  if (!fs.existsSync(place) || fs.readFileSync(place, 'utf8') !== text) {
    process.stderr.write(
      'The description of the API is not current; run "./portal api-description" and commit src/schema/openapi.yaml\n',
    );
    process.exitCode = 1;
  }
} else {
  fs.writeFileSync(place, text);
}
