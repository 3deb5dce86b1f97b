import type { Provider } from '../../core/provider.ts';
import { version } from '../../version.ts';
import { tableTime } from './record-table.ts';
import type { RecordedTable } from './recorded-table.ts';

/** The parts of a package. */
interface PackageParts {
  readonly provider: Provider;
  /** The paths of the contract's files; the contract is first. */
  readonly contract: readonly string[];
  readonly table: RecordedTable;
}

/** The name of the package of a provider. */
export function packageName(id: string): string {
  return `login-emulator-provider-${id}`;
}

/** The paths of the files that `packageTexts` returns. */
export const packagePaths = [
  ...['package.json', 'index.js', 'index.d.ts', 'exchanges.json', 'exchanges.test.js'],
  ...['README.md', '.gitignore'],
] as const;

/** Returns the files of a package besides its contract. */
export function packageTexts(parts: PackageParts): Readonly<Record<(typeof packagePaths)[number], string>> {
  return {
    'package.json': asJson(manifestOf(parts)),
    'index.js': moduleOf(parts),
    'index.d.ts': types,
    'exchanges.json': tableText(parts.table),
    'exchanges.test.js': test,
    'README.md': readmeOf(parts),
    '.gitignore': 'node_modules\n*.tgz\n',
  };
}

function manifestOf({ provider: { id, profiles }, contract }: PackageParts) {
  return {
    name: packageName(id),
    version: '0.1.0',
    description: `The login of ${profiles.documented.contract.title}, served by login-emulator.`,
    keywords: ['login-emulator', 'login', 'mock', 'openapi', id],
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
    files: ['index.js', 'index.d.ts', ...contract],
    scripts: { test: 'node --test' },
    peerDependencies: { 'login-emulator': `^${version}` },
  };
}

function moduleOf({ provider: { id }, contract: [main = ''] }: PackageParts): string {
  return `import { defineProvider } from 'login-emulator/provider';

// the overlay and the accounts are beside the contract
export default await defineProvider({ id: '${id}', contract: new URL('${urlOf(main)}', import.meta.url) });
`;
}

const types = `import type { DeclaredProvider } from 'login-emulator/provider';

declare const provider: DeclaredProvider;
export default provider;
`;

const test = `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEmulator } from 'login-emulator';
import { exchangeProblemText, runExchanges, targetOf } from 'login-emulator/provider';
import provider from './index.js';

const name = 'exchanges.json';
const table = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

test('answers as the table says', async () => {
  assert.ok(table.flows.length > 0);
  const emulator = await createEmulator({ port: false, providers: [provider], now: '${tableTime}' });
  const problems = await runExchanges({ name, ...table }, targetOf(emulator, provider.id));
  await emulator.close();
  assert.deepEqual(problems.map(exchangeProblemText), []);
});
`;

function readmeOf({ provider: { id, profiles }, contract: [main = '', ...others] }: PackageParts): string {
  const { title, basePath } = profiles.documented.contract;
  const name = packageName(id);
  return `# ${name}

The login of ${title}, served by login-emulator: it signs in, refuses on command, and remembers.

Install login-emulator ${version} or newer first, because npm would install a missing one by its name. Then:

\`\`\`sh
npm install --save-dev ${name}
npx login-emulator --provider ${id}=${name}
npx login-emulator outcomes ${id} --provider ${id}=${name}
\`\`\`

The API is at \`http://localhost:4010${basePath}\`. In a test:

\`\`\`js
import { createEmulator } from 'login-emulator';
import ${nameInCode(id)} from '${name}';

const emulator = await createEmulator({ providers: [${nameInCode(id)}] });
\`\`\`

## Change it

- \`${main}\` is the contract${others.length === 0 ? '' : `, beside ${others.map((path) => `\`${path}\``).join(', ')}`}.
- \`exchanges.json\` lists requests with their answers. It was recorded from the marks: compare it with the real API.
- \`npm test\` runs the table.
- \`npx login-emulator check --provider ${id}=./index.js\` finds mistakes in the marks.
- \`npx login-emulator --provider ${id}=./index.js\` serves the provider from this folder.

\`npm pack --dry-run\` lists the files of the package, and \`npm publish\` publishes it.
`;
}

function nameInCode(id: string): string {
  return id.replaceAll(/-+(.?)/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns a path as a relative URL that needs no escapes between single quotes. */
function urlOf(path: string): string {
  return encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F').replaceAll("'", '%27');
}

/** Formats a table with one line for each step. */
function tableText({ flows }: RecordedTable): string {
  const texts = flows.map(({ steps, ...flow }) => {
    const members = Object.entries(flow).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
    const lines = steps.map((step) => `        ${JSON.stringify(step)}`).join(',\n');
    return `    {\n      ${members.join(', ')},\n      "steps": [\n${lines}\n      ]\n    }`;
  });
  return `{\n  "flows": [\n${texts.join(',\n')}\n  ]\n}\n`;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
