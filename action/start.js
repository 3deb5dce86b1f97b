import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { commandIn } from './package.js';
import { entries, exportVariable, input, mask, saveState, setOutput } from './runner.js';
import { remember, foldersOf, logOf } from './running.js';

const pauseMs = 100;

/** Starts an emulator in the background, waits until it is ready, and sets the variables and outputs of its URLs. */
export async function start() {
  const port = input('port');
  const token = input('token');
  if (token !== '') mask(token);
  const folders = foldersOf();
  const cli = commandIn(input('package'), folders);
  const log = logOf(port);
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, [cli, 'start', ...optionsOf(port)], {
    cwd: folders.workspace,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...(token === '' ? {} : { LOGIN_EMULATOR_TOKEN: token }) },
  });
  child.unref();
  const { url } = await readyAt(log, child, Number(input('wait')) * 1000);
  remember(port, { pid: child.pid, url, cli, log, artifacts: input('artifacts'), token });
  saveState('port', port);
  await announce(url, log, token);
}

function optionsOf(port) {
  const list = (name) => entries(name, /[\n,]/).flatMap((entry) => [`--${name}`, entry]);
  const fixtures = input('fixtures') === '' ? [] : ['--fixtures', input('fixtures')];
  return [
    '--port',
    port,
    '--log',
    'json',
    ...list('provider'),
    ...list('profile'),
    ...fixtures,
    ...entries('args'),
  ];
}

/** Waits for the event in the log that the emulator writes once it is ready. */
async function readyAt(log, child, waitMs) {
  const deadline = performance.now() + waitMs;
  while (child.exitCode === null && performance.now() < deadline) {
    const line = readFileSync(log, 'utf8')
      .split('\n')
      .find((one) => one.includes('"event":"ready"'));
    if (line !== undefined) return JSON.parse(line);
    await pause(pauseMs);
  }
  const text = readFileSync(log, 'utf8').trim();
  const why =
    child.exitCode === null ? `wasn't ready within ${waitMs / 1000} s` : `ended with ${child.exitCode}`;
  child.kill();
  throw new Error(`the emulator ${why}: ${text}`);
}

async function announce(url, log, token) {
  const { providers } = await (await fetch(`${url}/__admin/health`)).json();
  setOutput('url', url);
  setOutput('log', log);
  exportVariable('LOGIN_EMULATOR_URL', url);
  if (token !== '') exportVariable('LOGIN_EMULATOR_TOKEN', token);
  for (const { id, baseUrl } of providers) {
    setOutput(id, baseUrl);
    exportVariable(`LOGIN_EMULATOR_${id.toUpperCase()}_URL`, baseUrl);
    console.log(`${id}: ${baseUrl}`);
  }
}
