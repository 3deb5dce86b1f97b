import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const throughTheEnvironment = 'Comes in through the environment.';
const impureGlobals = [
  ...['Date', 'process', 'console', 'Promise', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['crypto', 'fetch', 'performance'],
].map((name) => ({ name, message: throughTheEnvironment }));

const onlyFrom = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!${regex})`, message }] }],
});

const floors = JSON.parse(readFileSync(new URL('tools/shape/floors.json', import.meta.url), 'utf8'));

/** A folder imports itself and the floors below it. */
const fences = floors.flatMap((floor, index) =>
  floor
    .filter((name) => name !== 'tools' && !name.endsWith('.ts'))
    .map((name) => {
      const above = [...floors.slice(0, index).flat(), ...floor].filter((other) => other !== name);
      const regex = `^(\\.\\./)+(${above.join('|').replaceAll('.', '\\.')})(/|$)`;
      const message = `Imports run down the floors of tools/shape/floors.json, and ${name} is below this.`;
      const patterns = above.length === 0 ? [] : [{ regex, message }];
      return { files: [`src/${name}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
    }),
);

export default tseslint.config(
  {
    ignores: [
      'dist',
      'coverage',
      'src/generated',
      'test/package/consumer',
      'test/testing/projects',
      'examples',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // a guard clause may return what returns nothing
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // methods are functions in an object: none uses `this`
      '@typescript-eslint/unbound-method': 'off',
      // a correlated name and its facts need the parameter
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // takes an outcome's name for an enum
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // a name of its own for a generated type
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what you export.' },
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        {
          selector: 'Program > VariableDeclaration[kind!="const"]',
          message: 'No module-level variable that changes.',
        },
      ],
    },
  },
  {
    files: ['src/**', 'tools/**'],
    rules: {
      // a longer one needs `eslint-disable-next-line` and a reason; `npm run shape` counts both
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/cli/**', 'src/testing/**', 'src/files/variables.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only the command and the test integrations read variables.',
        },
      ],
    },
  },
  ...fences,
  {
    files: ['src/testing/**'],
    rules: onlyFrom(
      '(\\./|\\.\\./index\\.ts$|\\.\\./http/loopback-host\\.ts$|\\.\\./admin/access/token\\.ts$|node:|@jest/globals$|@playwright/test$|vitest$)',
      "A test integration imports its runner, the package's entry and itself; the package would be there twice.",
    ),
  },
  {
    files: ['src/core/**', 'src/providers/**'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: throughTheEnvironment },
      ],
    },
  },
  {
    files: ['src/core/**'],
    rules: onlyFrom('(\\./|\\.\\./[a-z0-9-]+\\.ts$)', 'core imports nothing outside core.'),
  },
  {
    files: ['src/providers/*/**'],
    rules: onlyFrom(
      '(\\./|(\\.\\./)+(core|generated)/|(\\.\\./){1,2}(operations|wire|domain)/|(\\.\\./){1,2}[a-z-]+\\.ts$)',
      'A provider imports core, its generated types and itself.',
    ),
  },
  {
    // an example's own packages are not installed here
    files: [
      '*.js',
      'build/*.{js,cjs}',
      'bench/*/*.{js,cjs}',
      'test/deep/*.cjs',
      'src/admin/docs/page/*.js',
      'examples/**',
    ],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-require-imports': 'off' },
    extends: [tseslint.configs.disableTypeChecked],
  },
);
