import { chmodSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run, serving } from '../cli/cli.ts';
import { readDockerfile } from './dockerfile.ts';

const stage = readDockerfile();
const command = '/app/dist/cli.cjs';

/** Copies the files of the image to a folder, with the same places below it. */
function imageIn(folder: string): void {
  for (const [from, to] of stage.copies) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    cpSync(from, join(folder, to), { recursive: true });
  }
}

it('serves with only the files of the image, as its user', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  chmodSync(dirname(folder), 0o755);
  imageIn(folder);
  const own = { ...stage.variables, LOGIN_EMULATOR_FIXTURES: join(folder, '/fixtures') };
  const isRoot = process.getuid?.() === 0;
  const surroundings = {
    cwd: join(folder, '/app'),
    cli: join(folder, command),
    ...(isRoot ? { uid: stage.uid } : {}),
  };
  const streams: Promise<string>[] = [];
  const use = async ({ port, said }: { readonly port: number; readonly said: string }) => {
    const url = `http://127.0.0.1:${port}`;
    const form = new URLSearchParams({ user: 'plain', password: 'Password-1' });
    expect((await fetch(`${url}/api/v1/login`, { method: 'POST', body: form })).status).toBe(200);
    const [, token = ''] = /Bearer ([\w-]+)/.exec(said) ?? [];
    const authorized = { headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${url}/__admin/clock`)).status).toBe(401);
    expect((await fetch(`${url}/__admin/clock`, authorized)).status).toBe(200);
    const page = await fetch(`${url}/__admin/openapi/rocketchat/documented.yaml`, authorized);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('openapi')]);
    const [, ...health] = stage.healthcheck;
    const variables = { ...own, LOGIN_EMULATOR_PORT: String(port) };
    expect(await run(health, { ...surroundings, variables })).toEqual({ code: 0, stdout: '', stderr: '' });
    // a stream that stays open until the emulator stops
    const events = await fetch(`${url}/__admin/events`, authorized);
    expect(events.status).toBe(200);
    streams.push(events.text());
  };
  const variables = { ...own, NODE_DISABLE_COMPILE_CACHE: '1' };
  const { code, stderr } = await serving([], use, { ...surroundings, variables });
  expect([code, stderr]).toEqual([0, '']);
  expect(await Promise.all(streams)).toEqual([expect.any(String)]);
});

it('runs the command directly, as PID 1', () => {
  const [, built] = stage.copies.find(([from]) => from === 'dist') ?? [];
  expect(`${String(built)}/cli.cjs`).toBe(command);
  const dockerfile = readFileSync('Dockerfile', 'utf8');
  expect(dockerfile).toContain(`RUN ["ln", "-s", "${command}", "/usr/local/bin/login-emulator"]`);
  expect(stage.entrypoint).toEqual(['login-emulator']);
  expect(stage.healthcheck).toEqual(['login-emulator', 'health']);
  expect(readFileSync('dist/cli.cjs', 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

it('uses a Node that the package supports, by its exact version', () => {
  const [, major = '', minor = ''] = /^node:(\d+)\.(\d+)\.\d+-\w+-slim$/.exec(stage.base) ?? [];
  const [, least = ''] = /^>=(\d+)\./.exec(manifest.engines.node) ?? [];
  expect([Number(major) >= Number(least), minor !== '']).toEqual([true, true]);
  const others = ['compose.yaml', 'examples/gitlab-ci/.gitlab-ci.yml'];
  for (const file of others) expect(readFileSync(file, 'utf8')).toContain(`image: ${stage.base}\n`);
});
