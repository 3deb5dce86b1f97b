import { readFileSync } from 'node:fs';
import { beforeAll, expect, it, jest } from '@jest/globals';
import { serving } from '../cli/cli.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { linesOf, runCurl, type Said } from './curl.ts';
import { cutTo, shapeOf } from './shape.ts';

// runs a hundred commands in sequence
const maxWaitMs = 120_000;
jest.setTimeout(maxWaitMs);

const lines = linesOf(readFileSync('docs/guides/control-plane.md', 'utf8'));
const said: Said[] = [];

beforeAll(async () => {
  const folder = temporaryFolder();
  await serving(
    ['--seed', 'guide', '--now', '2027-01-31T12:00:00Z'],
    async ({ port }) => {
      for (const { command } of lines) said.push(await runCurl(command, port, folder));
    },
    { maxWaitMs },
  );
});

it('gets the status in the guide for every command', () => {
  expect(lines.map(({ command }, index) => [command, said[index]?.status])).toEqual(
    lines.map(({ command, status }) => [command, status]),
  );
});

it('gets the responses in the guide', () => {
  const shown = lines.flatMap(({ command, shown: text, isCut }, index) => {
    if (text === undefined) return [];
    const whole: unknown = JSON.parse(said[index]?.body ?? '');
    const wanted: unknown = JSON.parse(text);
    return [{ command, found: shapeOf(isCut ? cutTo(wanted, whole) : whole), wanted: shapeOf(wanted) }];
  });
  expect(shown.map(({ command, found }) => [command, found])).toEqual(
    shown.map(({ command, wanted }) => [command, wanted]),
  );
});
