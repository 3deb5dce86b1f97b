import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { summarize } from './runner.js';
import { foldersOf, recall } from './running.js';

const pauseMs = 50;
const graceMs = 10_000;
const pageSize = 500;

/** Keeps the coverage, the journal and the log of the emulator at a port, and stops it. Returns whether there was one. */
export async function stop(port) {
  const running = recall(port);
  if (running === undefined) return false;
  const folder = resolve(foldersOf().workspace, running.artifacts);
  mkdirSync(join(folder, 'journal'), { recursive: true });
  try {
    keepCoverage(running, folder);
    await keepJournal(running, folder);
  } finally {
    await end(running.pid);
    copyFileSync(running.log, join(folder, 'emulator.log'));
  }
  console.log(`wrote ${folder}`);
  return true;
}

function keepCoverage(running, folder) {
  writeFileSync(join(folder, 'coverage.json'), coverageOf(running, 'json'));
  writeFileSync(join(folder, 'coverage.html'), coverageOf(running, 'html'));
  const table = coverageOf(running, 'table');
  console.log(table);
  summarize(`### login-emulator: reached outcomes\n\n\`\`\`\n${table.trimEnd()}\n\`\`\`\n`);
}

function coverageOf({ cli, url, token }, format) {
  const args = [cli, 'coverage', '--url', url, '--format', format];
  const env = { ...process.env, ...(token === '' ? {} : { LOGIN_EMULATOR_TOKEN: token }) };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the coverage wasn't kept: ${stderr.trim()}`);
  return stdout;
}

/** Writes a file for each namespace, with a request in each line, the oldest first. */
async function keepJournal({ url, token }, folder) {
  const ask = async (path) => {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}${path}`, { headers });
    if (!response.ok) throw new Error(`the journal wasn't kept: ${path} answers ${response.status}`);
    return response.json();
  };
  const { namespaces } = await ask('/__admin/namespaces');
  for (const { name } of namespaces) {
    const requests = [];
    let query = `limit=${pageSize}`;
    for (;;) {
      const page = (await ask(`/@${name}/__admin/requests?${query}`)).requests;
      requests.push(...page);
      if (page.length < pageSize) break;
      query = `limit=${pageSize}&after=${encodeURIComponent(page.at(-1).id)}`;
    }
    const lines = requests.reverse().map((request) => `${JSON.stringify(request)}\n`);
    if (lines.length > 0) writeFileSync(join(folder, 'journal', `${name}.jsonl`), lines.join(''));
  }
}

/** Ends a process with SIGTERM, and with SIGKILL if it takes too long. */
async function end(pid) {
  const deadline = performance.now() + graceMs;
  let signal = 'SIGTERM';
  while (isSent(pid, signal)) {
    signal = performance.now() < deadline ? 0 : 'SIGKILL';
    await pause(pauseMs);
  }
}

function isSent(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
