import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { serving } from '../cli/cli.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { linesOf, runCurl, type Said } from './curl.ts';

const lines = linesOf(readFileSync('docs/guides/https.md', 'utf8'));

it('gets the status in the guide for every command', async () => {
  const folder = temporaryFolder();
  const said: Said[] = [];
  await serving(['--tls'], async ({ port }) => {
    for (const { command } of lines) said.push(await runCurl(command, port, folder));
  });
  expect(lines.map(({ command }, index) => [command, said[index]?.status])).toEqual(
    lines.map(({ command, status }) => [command, status]),
  );
});
