import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const throughTheEnvironment = 'Use the environment instead.';
const impureGlobals = [
  ...['Date', 'process', 'console', 'Promise', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['crypto', 'fetch', 'performance'],
].map((name) => ({ name, message: throughTheEnvironment }));

const onlyFrom = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!${regex})`, message }] }],
});

const floors = JSON.parse(readFileSync(new URL('tools/shape/floors.json', import.meta.url), 'utf8'));

/** Rules by which a folder imports only itself and the floors below it. */
const fences = floors.flatMap((floor, index) =>
  floor
    .filter((name) => name !== 'tools' && !name.endsWith('.ts'))
    .map((name) => {
      const above = [...floors.slice(0, index).flat(), ...floor].filter((other) => other !== name);
      const regex = `^(\\.\\./)+(${above.join('|').replaceAll('.', '\\.')})(/|$)`;
      const message = `${name} must not import this: tools/shape/floors.json allows only imports of lower floors.`;
      const patterns = above.length === 0 ? [] : [{ regex, message }];
      return { files: [`src/${name}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
    }),
);

/** Returns a pattern of all floors but one. */
function namesBelow(name) {
  const others = floors.flat().filter((other) => other !== name);
  return others.join('|').replaceAll('.', '\\.');
}

const restrictedSyntax = [
  { selector: 'ExportAllDeclaration', message: 'Use named exports.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
  {
    selector: 'Program > VariableDeclaration[kind!="const"]',
    message: 'Use const for module-level variables.',
  },
];

const renderIt = 'Render the text with JSX, which escapes it.';

/** Syntax by which a page makes markup, code or style of a text. */
const textsThatRun = [
  {
    selector: '[name.name="dangerouslySetInnerHTML"], [key.name="dangerouslySetInnerHTML"]',
    message: renderIt,
  },
  {
    selector:
      'JSXAttribute[name.name=/^(innerHTML|outerHTML|srcDoc)$/i], MemberExpression[property.name=/HTML/]',
    message: renderIt,
  },
  { selector: 'MemberExpression[object.name="document"][property.name=/^write/]', message: renderIt },
  {
    selector:
      'JSXAttribute[name.name="style"] > Literal, ' +
      'JSXAttribute[name.name="style"] > JSXExpressionContainer > :matches(Literal, TemplateLiteral)',
    message: 'Use a class, or an object of properties.',
  },
];

/** The page imports only itself, and of the emulator only what its contract generates. */
const fenceOfConsole = {
  regex: `^(\\.\\./)+(?!admin/call-types\\.ts$)(?:${namesBelow('console')})(/|$)`,
  message: 'The console uses only the control plane: import the types of its contract.',
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'coverage',
      'src/generated',
      'test/package/consumer',
      'test/adopt/apps',
      'test/testing/projects',
      'test/adopt/apps',
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
      // a guard clause may return the result of a void call
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // methods are functions in an object, without `this`
      '@typescript-eslint/unbound-method': 'off',
      // correlating an outcome's name with its facts needs the parameter
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // mistakes an outcome's name for an enum
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // allows a shorter name for a generated type
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      'no-restricted-syntax': ['error', ...restrictedSyntax],
    },
  },
  {
    files: ['src/**', 'tools/**'],
    rules: {
      // a longer function needs `eslint-disable-next-line` with a reason; `npm run shape` counts both
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
          message: 'Only the command and the test integrations read environment variables.',
        },
      ],
    },
  },
  ...fences,
  {
    files: ['src/console/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [fenceOfConsole] }],
      'no-restricted-syntax': ['error', ...restrictedSyntax, ...textsThatRun],
    },
  },
  {
    // Vite and Node load it, and the root's project checks it
    files: ['src/console/vite.config.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/testing/**'],
    rules: onlyFrom(
      '(\\./|(?:\\.\\./)+(?:index(?:\\.browser)?|json|suggestion)\\.ts$|\\.\\./http/loopback-host\\.ts$|\\.\\./admin/access/token\\.ts$|node:|@jest/globals$|@playwright/test$|vitest(?:/browser)?$)',
      "A test integration imports only its runner, the package's entry and itself; otherwise the emulator is bundled twice.",
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
    rules: onlyFrom('(\\./|\\.\\./[a-z0-9-]+\\.ts$)', 'core imports only core.'),
  },
  {
    files: ['src/providers/*/**'],
    rules: onlyFrom(
      '(\\./|(\\.\\./)+(core|generated)/|(\\.\\./){1,2}(operations|wire|domain)/|(\\.\\./){1,2}[a-z-]+\\.ts$)',
      'A provider imports only core, its generated types and itself.',
    ),
  },
  {
    // the packages of examples are not installed here
    files: [
      '*.js',
      'action/*.js',
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
