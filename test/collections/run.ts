/**
 * `npm run test:clients`: sends the collections in `examples/` to an emulator by newman, Bruno's command and httpyac, which it
 * installs in a temporary folder. Needs the npm registry and a build. CI runs `send.test.ts` instead.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createChecks } from '../package/checks.ts';
import { serve, succeed } from '../package/commands.ts';
import { programs, sumOfBru, sumOfHttpyac, sumOfNewman, type Sum } from './programs.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-clients-')));
const { check, summary } = createChecks();
const providers = readdirSync('examples/bruno');

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

await check('the programs are installed', async () => {
  for (const [name, version] of Object.entries(programs)) {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'package.json'), '{ "private": true }\n');
    await succeed({ words: ['npm', 'install'], cwd }, [
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      version,
    ]);
  }
  return Object.values(programs).join(', ');
});
const emulator = { words: [process.execPath, resolve('dist/cli.cjs')], cwd: folder };
// an emulator for each provider, because the limit of a run would end a single one on a busy machine
for (const provider of providers) {
  await serve(emulator, async (url) => {
    await check(`newman sends the collection of ${provider}`, () => byNewman(provider, url));
    await check(`bru sends the collection of ${provider}`, () => byBru(provider, url));
    await check(`httpyac sends the file of ${provider}`, () => byHttpyac(provider, url));
  });
}
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

async function byNewman(provider: string, url: string): Promise<string> {
  const report = join(folder, 'newman.json');
  const collection = resolve(`examples/postman/${provider}.postman_collection.json`);
  await succeed(program('newman'), [
    ...['run', collection, '--env-var', `baseUrl=${url}`],
    ...['--environment', resolve('examples/postman/local.postman_environment.json')],
    ...['--reporters', 'json', '--reporter-json-export', report],
  ]);
  return said(sumOfNewman(readFileSync(report, 'utf8')));
}

async function byBru(provider: string, url: string): Promise<string> {
  const report = join(folder, 'bru.json');
  const { words } = program('bru');
  await succeed({ words, cwd: resolve('examples/bruno', provider) }, [
    ...['run', '-r', '--env', 'local', '--env-var', `baseUrl=${url}`, '--reporter-json', report],
  ]);
  return said(sumOfBru(readFileSync(report, 'utf8')));
}

/** A variable of an `.http` file can't be changed from outside, so a copy has the URL. */
async function byHttpyac(provider: string, url: string): Promise<string> {
  const copy = join(folder, 'http');
  cpSync('examples/http', copy, { recursive: true });
  const file = join(copy, `${provider}.http`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('http://localhost:4010', url));
  // httpyac ends before a pipe has all of its output, so it writes to a file
  const report = join(folder, 'httpyac.json');
  const { words, cwd } = program('httpyac');
  await succeed({ words: ['sh', '-c', '"$@" >"$0"', report, ...words], cwd }, [
    'send',
    file,
    '--all',
    '--json',
  ]);
  return said(sumOfHttpyac(readFileSync(report, 'utf8')));
}

function program(name: keyof typeof programs) {
  return { words: [join(folder, name, 'node_modules/.bin', name)], cwd: folder };
}

function said({ requests, checks, failed }: Sum): string {
  if (failed > 0 || requests === 0)
    throw new Error(`${failed} of ${requests} requests or ${checks} checks failed`);
  return `${requests} requests, ${checks} checks`;
}
