import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { codeOf, illustrativeOf, scriptOf, stepsOf } from './page.ts';
import { brokenLinks } from './links.ts';
import { typeProblems } from './typed.ts';

// compiles what all of them show
jest.setTimeout(120_000);

const guides = readdirSync('docs/guides').map((file) => file.replace(/\.md$/, ''));
const pageOf = (guide: string) => readFileSync(`docs/guides/${guide}.md`, 'utf8');

/** These are run by tests of their own. */
const alone = ['adding-a-provider', 'control-plane', 'https'];
const walked = guides.filter((guide) => !alone.includes(guide));

it.each(walked)('has a test that does what %s says', (guide) => {
  expect(readFileSync(`test/guides/${guide}.real.test.ts`, 'utf8')).toContain(`itWorks('${guide}'`);
  expect(stepsOf(pageOf(guide)).length).toBeGreaterThan(1);
});

it('has a test that runs the program of every guide that is one', () => {
  const programs = walked.filter((guide) => scriptOf(pageOf(guide)) !== '');
  expect(programs).toEqual(['library']);
  for (const guide of programs) {
    expect(readFileSync(`test/guides/${guide}.test.ts`, 'utf8')).toContain(`itsProgramWorks('${guide}')`);
  }
});

it('shows code that compiles', () => {
  expect(typeProblems(walked.map((name) => ({ name, code: codeOf(pageOf(name)) })))).toEqual([]);
});

it('leaves few blocks to be read alone', () => {
  const blocks = walked.map((guide) => [guide, illustrativeOf(pageOf(guide)).length] as const);
  expect(Object.fromEntries(blocks.filter(([, count]) => count > 0))).toEqual({
    // a workflow
    ci: 1,
    // a part of a test
    'from-msw': 1,
    // WireMock's own commands
    'from-wiremock': 3,
    // what installs it, and what needs a browser
    library: 2,
  });
});

it.each(['README.md', ...guides.map((guide) => `docs/guides/${guide}.md`)])(
  'has no dead link in %s',
  (page) => {
    expect(brokenLinks(page)).toEqual([]);
  },
);

it('is told of every guide in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(guides.filter((guide) => !readme.includes(`](docs/guides/${guide}.md)`))).toEqual([]);
});
