import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { drawPicture } from '../../tools/picture/picture.ts';

test('matches a new recording of the terminals, in the picture of the README', async () => {
  expect(readFileSync('docs/terminal.svg', 'utf8')).toBe(await drawPicture());
});
