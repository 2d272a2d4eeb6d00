module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // All that the command uses is bundled into it, so that its packages are
    // devDependencies; each still has to be declared.
    '@backstage/no-undeclared-imports': 'off',
    'import/no-extraneous-dependencies': ['error', { devDependencies: true }],
  },
});
