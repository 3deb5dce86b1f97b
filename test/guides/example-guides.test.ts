import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { pageOf, quotedIn } from './page.ts';

/** Guides whose code is that of an example, which `npm run test:examples` runs. */
const guides = [
  { guide: 'nextjs', example: 'nextjs' },
  { guide: 'storybook', example: 'storybook-msw' },
  { guide: 'testing-library', example: 'testing-library' },
];

it.each(guides)('quotes the files of the example in $guide', ({ guide, example }) => {
  const quoted = quotedIn(pageOf(guide));
  expect(quoted.length).toBeGreaterThan(3);
  for (const { path, text, isPart } of quoted) {
    const file = `examples/${example}/${path}`;
    const whole = existsSync(file) ? unindented(readFileSync(file, 'utf8')) : '';
    const block = unindented(text);
    expect({ file, text: isPart && whole.includes(block) ? block : whole }).toEqual({ file, text: block });
  }
});

/** A part of a file starts at the left in a guide, so its lines may be broken elsewhere. */
function unindented(code: string): string {
  return code.trim().replaceAll(/\s+/g, ' ');
}
