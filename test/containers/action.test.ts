import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { createJob, readAction } from './runner.ts';

// each step starts several processes
jest.setTimeout(120_000);

const accounts = 'accounts:\n  - { login: ada, password: Lovelace-1 }\n';

function jobFolder(): string {
  const folder = temporaryFolder({ 'fixtures/rocketchat.yaml': accounts });
  mkdirSync(join(folder, 'temporary'));
  return folder;
}

const login = (url: string, user: string, password: string) =>
  fetch(`${url}/login`, { method: 'POST', body: new URLSearchParams({ user, password }) });

it('starts the emulator for the later steps, and keeps its coverage and journal', async () => {
  const folder = jobFolder();
  const job = createJob(folder);
  const started = await job.uses({
    ...{ port: '0', provider: 'rocketchat, misaka', profile: 'rocketchat=observed', fixtures: 'fixtures' },
    ...{ token: 'main-secret', args: '--seed=a b\n--max-namespaces=5' },
  });
  expect([started.code, started.said]).toEqual([0, expect.stringContaining('::add-mask::main-secret\n')]);
  const url = job.variables.get('LOGIN_EMULATOR_URL') ?? '';
  const rocketchat = `${url}/api/v1`;
  expect(Object.fromEntries(job.variables)).toEqual({
    LOGIN_EMULATOR_URL: url,
    LOGIN_EMULATOR_TOKEN: 'main-secret',
    LOGIN_EMULATOR_ROCKETCHAT_URL: rocketchat,
    LOGIN_EMULATOR_MISAKA_URL: `${url}/v3`,
  });
  expect(started.outputs).toMatchObject({ url, rocketchat, misaka: `${url}/v3` });
  expect(Object.keys(readAction().outputs)).toEqual(expect.arrayContaining(Object.keys(started.outputs)));

  expect((await login(rocketchat, 'ada', 'Lovelace-1')).status).toBe(200);
  for (let count = 0; count < 3; count += 1) await login(`${url}/@w1/api/v1`, 'ada', 'wrong');
  expect((await fetch(`${url}/__admin/clock`)).status).toBe(401);

  const stopped = await job.uses({ command: 'stop', port: '0' });
  expect([stopped.code, stopped.said]).toEqual([0, expect.stringContaining('200 signed-in')]);
  await expect(fetch(url)).rejects.toThrow();
  const artifacts = join(folder, 'login-emulator-artifacts');
  expect(readdirSync(artifacts).sort()).toEqual([
    'coverage.html',
    'coverage.json',
    'emulator.log',
    'journal',
  ]);
  const journal = (name: string) =>
    readFileSync(join(artifacts, 'journal', `${name}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly outcome: string });
  expect(journal('default').map(({ outcome }) => outcome)).toEqual(['signed-in']);
  expect(journal('w1').map(({ id }) => id)).toEqual(['w1-1', 'w1-2', 'w1-3']);
  expect(job.summary()).toContain('rocketchat (observed) login: 2 of ');
  expect(readFileSync(join(artifacts, 'emulator.log'), 'utf8')).toMatch(/"event":"stopped"\}\n$/);

  expect(await started.post()).toMatchObject({ code: 0, said: '' });
});

it('stops the emulator at the end of a job that did not stop it', async () => {
  const folder = jobFolder();
  const job = createJob(folder);
  const started = await job.uses({ port: '0', artifacts: 'kept' });
  const url = started.outputs['url'] ?? '';
  expect((await fetch(`${url}/__admin/clock`)).status).toBe(200);
  expect(started.outputs).toMatchObject(
    Object.fromEntries(builtInProviders.map(({ id }) => [id, expect.stringContaining(url)])),
  );
  expect(await started.post()).toMatchObject({ code: 0, said: expect.stringContaining('kept') });
  await expect(fetch(url)).rejects.toThrow();
  expect(readdirSync(join(folder, 'kept')).sort()).toContain('coverage.json');
});

it.each([
  [{ command: 'run' }, 'command is run; expected start or stop'],
  [{ command: 'stop', port: '4444' }, 'no emulator was started at port 4444'],
  [{ package: 'missing' }, "package is missing, which doesn't exist"],
  [{ package: 'fixtures' }, "package is fixtures, which isn't a folder of login-emulator"],
  [{ port: '0', args: '--no-such' }, 'the emulator ended with 2: '],
  [{ port: '0', provider: 'rocketcat' }, 'did you mean rocketchat?'],
])('fails the step with %j', async (inputs, sentence) => {
  const step = await createJob(jobFolder()).uses(inputs);
  expect([step.code, step.said]).toEqual([1, expect.stringContaining(`::error::`)]);
  expect(step.said).toContain(sentence);
  expect((await step.post()).said).toBe('');
});

it('is in the package, and reads only declared inputs', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly files: readonly string[] };
  expect(files).toEqual(expect.arrayContaining(['action.yml', 'action']));
  const scripts = readdirSync('action').map((file) => readFileSync(`action/${file}`, 'utf8'));
  const read = scripts.flatMap((script) =>
    [...script.matchAll(/(?:input|entries|list)\('([a-z]+)'/g)].map(([, name]) => name),
  );
  expect([...new Set(read)].sort()).toEqual(Object.keys(readAction().inputs).sort());
});

it('installs a tarball first, and names it if npm rejects it', async () => {
  const folder = jobFolder();
  // packs the built files, and builds nothing
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  execFileSync('npm', pack, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const started = await createJob(folder).uses({ package: tarball, port: '0', provider: 'misaka' });
  expect([started.code, started.said]).toEqual([0, expect.stringContaining('misaka: http://localhost:')]);
  expect(existsSync(join(folder, 'temporary/login-emulator/node_modules/login-emulator'))).toBe(true);
  expect((await started.post()).code).toBe(0);

  writeFileSync(join(folder, 'broken.tgz'), '');
  const step = await createJob(folder).uses({ package: 'broken.tgz', port: '0' });
  expect([step.code, step.said]).toEqual([1, expect.stringContaining('::error::npm install --prefix')]);
});
