import { expect, it, jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractFiles } from '../support/contract-files.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { requestLines, serving } from './cli.ts';

// several edits in one test, each noticed after half a second
jest.setTimeout(15_000);

type FileName = keyof typeof contractFiles;

/** For each file: an edit that breaks it, its report, an edit that mends it, and its effect on a login. */
const edits: readonly (readonly [
  FileName,
  (text: string) => string,
  RegExp,
  (text: string) => string,
  object,
])[] = [
  [
    'acme.yaml',
    (text) => text.replace('paths:', 'paths: ['),
    /acme\.yaml:\d+:\d+: /,
    (text) => text.replace('url: /acme', 'url: /acme/v2'),
    { status: 404 },
  ],
  [
    'acme.login.yaml',
    (text) => text.replace('act: sign-in', 'act: sign-inn'),
    /acme\.login\.yaml:\d+:\d+: .*did you mean sign-in\?/,
    (text) => text.replace("token: '{{tokens.access}}'", "token: '{{tokens.access}}', by: overlay"),
    { status: 200, body: { token: expect.any(String), by: 'overlay' } },
  ],
  [
    'acme.fixtures.yaml',
    (text) => text.replace('password', 'pasword'),
    /acme\.fixtures\.yaml:2:5: password .* is missing/,
    (text) => text.replace('Password-1', 'Password-2'),
    { status: 401, body: { title: 'invalid-credentials' } },
  ],
];

it.each(edits)('keeps serving while %s is broken, and serves it again once it is mended', async (...edit) => {
  const [name, breakText, report, mend, expected] = edit;
  const folder = temporaryFolder(contractFiles);
  const text = contractFiles[name];
  const ended = await serving(
    ['--watch', '--provider', 'acme=acme.yaml'],
    async ({ url, printed }) => {
      const login = async () => {
        const response = await fetch(`${url}/acme/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ user: 'ada', password: 'Password-1' }),
        });
        return { status: response.status, body: await response.json() };
      };
      const working = { status: 200, body: { token: expect.any(String) } };
      expect(await login()).toEqual(working);
      writeFileSync(join(folder, name), breakText(text));
      await printed('the emulator keeps');
      expect(await login()).toEqual(working);
      writeFileSync(join(folder, name), mend(text));
      await printed('reloaded acme');
      expect(await login()).toMatchObject(expected);
    },
    { cwd: folder },
  );
  const about = `${ended.stdout}${ended.stderr}`;
  expect(about).toMatch(report);
  expect(requestLines(ended).filter((line) => line.startsWith('reloaded'))).toHaveLength(1);
});
