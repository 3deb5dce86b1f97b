import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const library = join(import.meta.dirname, '../../dist/index.cjs');

/** The setup of a process with an emulator in a heap of 64 MB; `send` posts a body. */
const prelude = `
  const { createEmulator } = require(process.argv[1]);
  const text = (size, number) => 'x'.repeat(size) + number + '@example.com';
  const post = (path, body, type = 'application/json', headers = {}) => ({
    path, init: { method: 'POST', headers: { 'content-type': type, ...headers }, body },
  });
`;

/** Runs a script in a new process and returns its output, or its exit code if it failed, for example out of memory. */
function survived(script: string): Promise<string> {
  const args = ['--max-old-space-size=64', '-e', `${prelude}(async () => {${script}})()`, library];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    let written = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (written += part.toString('utf8').slice(0, 2000)));
    child.on('close', (code) => resolve(code === 0 ? written : `ended with ${code}: ${written}`));
  });
}

const form = (fields: string) => `
  const form = new FormData();
  for (const [name, value] of Object.entries(${fields})) form.set(name, value);
  await (await emulator.fetch('/apiv2/login', { method: 'POST', body: form })).text();
`;

/**
 * Defines tests that a small heap is enough for a client that endlessly sends long logins, with more bytes than the
 * heap.
 */
export function itSurvives(profile: 'documented' | 'observed'): void {
  it.each<[string, number, string]>([
    ['multipart logins of 900 KB', 80, form(`{ login: text(900_000, number), passwd: 'Wrong-word-1' }`)],
    ...(
      [
        ['/apiv2/login', `{ login: text(500_000, number), passwd: 'Wrong-word-1' }`],
        ['/api/v1/login', `{ user: text(500_000, number), password: 'Wrong-word-1' }`],
        ['/v3/session/login', `{ email: text(500_000, number), password: 'Wrong-word-1' }`],
        ['/api/2.0/authentication', `{ userName: text(500_000, number), password: 'Wrong-word-1' }`],
        [
          '/api/v1/users.register',
          `{ username: 'u' + number, email: text(500_000, number), pass: 'Password-1', name: 'n' }`,
        ],
      ] as const
    ).map(([path, body]): [string, number, string] => [
      `JSON bodies of 500 KB at ${path}`,
      160,
      `const { path, init } = post('${path}', JSON.stringify(${body})); await (await emulator.fetch(path, init)).text();`,
    ]),
  ])(
    'does not run out of memory when a client sends %s, each with another login',
    async (_what, count, step) => {
      const script = `
    const emulator = await createEmulator({ port: false, profile: 'PROFILE' });
    for (let number = 0; number < ${count}; number += 1) {${step}}
    await emulator.close();
    process.stdout.write('done');
  `;
      expect(await survived(script.replace('PROFILE', profile))).toBe('done');
    },
    120_000,
  );
}
