import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, jest } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { post, run, serving, type Ended } from '../cli/cli.ts';
import { blocksOf, follow } from './guide.ts';
import { copyOfProject, filesOf, npmRun } from './project.ts';

// copies, compiles and builds the whole project
jest.setTimeout(600_000);

const blocks = blocksOf(readFileSync('docs/guides/adding-a-provider.md', 'utf8'));
const wholeFiles = blocks.flatMap(({ path, isEdit }) => (isEdit ? [] : [path]));

const project = copyOfProject();
const cli = join(project, 'dist/cli.cjs');
const before = filesOf(project);
const scripts = new Map<string, Ended>();

beforeAll(async () => {
  const script = async (name: string, ...args: readonly string[]) =>
    void scripts.set(name, await npmRun(project, name, ...args));
  const held = ['test/exchanges', 'test/contract/examples', 'test/fixtures/default'];

  follow(blocks, project);
  await script('generate');
  await Promise.all([
    script('typecheck'),
    script('lint:contracts'),
    script('docs').then(() =>
      script('test', '--runInBand', '--json', '-t', 'toy|an exchange for every', ...held),
    ),
  ]);
});

it.each(['generate', 'typecheck', 'lint:contracts', 'docs', 'test'])('passes npm run %s', (name) => {
  const { code, stdout, stderr } = scripts.get(name) ?? { code: null, stdout: '', stderr: 'was not run' };
  expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
});

it('adds the files of the guide, and changes only the list of providers in src/', () => {
  const after = filesOf(project);
  const ours = (path: string) =>
    !/^(src\/generated|docs\/providers\/toy|examples\/(bruno|http|postman))\//.test(path);
  const changed = [...before.keys()].filter((path) => before.get(path) !== after.get(path));
  const added = [...after.keys()].filter((path) => !before.has(path));
  expect(changed.filter(ours).sort()).toEqual([
    'docs/reference/command-line.md',
    'docs/reference/evidence.md',
    'src/providers/index.ts',
    'test/exchanges/tables.ts',
  ]);
  expect(added.filter(ours).sort()).toEqual(wholeFiles.toSorted());
});

it('tests every outcome of the provider with the tests of all providers', () => {
  const { testResults } = JSON.parse(scripts.get('test')?.stdout ?? '') as {
    readonly testResults: readonly {
      readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
    }[];
  };
  const passed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed')
    .map(({ title }) => title);
  expect(passed).toEqual(
    expect.arrayContaining([
      'reaches toy documented login 429 locked-out through the API, over HTTP',
      'reaches toy documented login 429 locked-out through the API, in the core',
      'forces toy documented login 503 unavailable by a scenario of the fixtures',
      'forces toy documented login 503 unavailable by a Prefer header',
      'toy documented login returns the first outcome of a status code that a Prefer header requests',
      'has an exchange for every declared outcome and status of every operation, and no others',
      'has an exchange for every error reply of every provider, except unreachable ones',
      'returns toy documented 404 not-found',
      'toy documented login returns 429 locked-out with the body of its contract’s example',
      expect.stringMatching(/ its JSON Schema in the default file of toy, /),
    ]),
  );
});

it('serves the provider with the others', async () => {
  const right = { name: 'ada', secret: 'lovelace' };
  const wrong = { name: 'ada', secret: 'byron' };
  const said: unknown[] = [];
  const ended = await serving(
    [],
    async ({ url }) => {
      const send = async (body: object, headers = {}) => {
        const answer = await post(`${url}/toy/v1/login`, body, headers);
        said.push([answer.status, answer.headers.get('x-emulator-outcome'), answer.body]);
      };
      await send(right);
      await send(wrong);
      await send({}, { prefer: 'outcome=account-disabled' });
      await send(wrong);
      await send(wrong);
      await send(right);
      await send({ name: 'ada' });
      for (const { url: other, body } of otherLogins(url)) {
        const { headers } = await post(other, body);
        said.push(headers.get('x-emulator-outcome'));
      }
    },
    { cli },
  );
  const refused = [401, 'invalid-credentials', { error: 'Unknown name or wrong secret' }];
  expect(said).toEqual([
    [200, 'signed-in', { token: expect.stringMatching(/^[0-9a-f]{8}$/) }],
    refused,
    [403, 'account-disabled', { error: 'Account is disabled' }],
    refused,
    refused,
    [429, 'locked-out', { error: 'Too many attempts' }],
    [422, 'malformed-request', { error: 'Name and secret are required' }],
    ...builtInProviders.map(() => 'signed-in'),
  ]);
  expect(ended.stdout).toContain('POST /toy/v1/login → 429 locked-out · account is locked out\n');
});

it('validates names in fixtures', async () => {
  expect(await run(['check', '--provider', 'toy'], { cli })).toEqual({
    code: 0,
    stdout: 'toy (documented): embedded fixtures: 9 accounts, 0 scenarios\n',
    stderr: '',
  });
});

it('does not compile without a row for each outcome, and the error names the outcome', async () => {
  const profile = 'src/providers/toy/wire/documented.ts';
  const lines = readFileSync(join(project, profile), 'utf8').split('\n');
  const less = lines.filter((line) => !line.includes("'locked-out': "));
  const only = { extends: './tsconfig.json', include: ['src/providers/toy'] };
  writeFileSync(join(project, profile), less.join('\n'));
  writeFileSync(join(project, 'tsconfig.toy.json'), JSON.stringify(only));
  const { code, stdout } = await npmRun(project, 'typecheck', '--project', 'tsconfig.toy.json');
  expect([code, lines.length - less.length]).toEqual([2, 1]);
  expect(stdout.match(/^\S+(?=\(\d+,\d+\): error)/gm)).toEqual([profile]);
  expect(stdout).toContain(`Property '"locked-out"' is missing`);
});

/** Signs in with the first account of each built-in provider. */
function otherLogins(url: string) {
  return builtInProviders.map((provider) => {
    const read = provider.readFixture(structuredClone(provider.defaultFixture));
    const [first] = 'accounts' in read ? read.accounts : [];
    if (first === undefined) throw new Error(`${provider.id} has no account`);
    const request = provider.signIn(first.account);
    if (request === undefined) throw new Error(`${provider.id} has no operation that signs in`);
    const { operationId, path, body } = request;
    const { contract, endpoints } = provider.profiles.documented;
    const template = endpoints.find((one) => one.contract.operationId === operationId)?.contract.template;
    const filled = template?.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    return { url: `${url}${contract.basePath}${filled ?? ''}`, body };
  });
}
