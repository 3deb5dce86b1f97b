import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { codeOf, illustrativeOf, scriptOf, stepsOf } from './page.ts';
import { brokenLinks } from './links.ts';
import { typeProblems } from './typed.ts';

// compiles the code of all guides
jest.setTimeout(120_000);

const guides = readdirSync('docs/guides').map((file) => file.replace(/\.md$/, ''));
const pageOf = (guide: string) => readFileSync(`docs/guides/${guide}.md`, 'utf8');

/** Guides with their own tests. */
const alone = ['adding-a-provider', 'control-plane', 'https'];
const walked = guides.filter((guide) => !alone.includes(guide));

it.each(walked)('has a test that follows the guide %s', (guide) => {
  expect(readFileSync(`test/guides/${guide}.real.test.ts`, 'utf8')).toContain(`itWorks('${guide}'`);
  expect(stepsOf(pageOf(guide)).length).toBeGreaterThan(1);
});

it('has a test for the program of every guide with one', () => {
  const programs = walked.filter((guide) => scriptOf(pageOf(guide)) !== '');
  expect(programs).toEqual(['library']);
  for (const guide of programs) {
    expect(readFileSync(`test/guides/${guide}.test.ts`, 'utf8')).toContain(`itsProgramWorks('${guide}')`);
  }
});

it('shows code that compiles', () => {
  expect(typeProblems(walked.map((name) => ({ name, code: codeOf(pageOf(name)) })))).toEqual([]);
});

it('has few blocks that no test runs', () => {
  const blocks = walked.map((guide) => [guide, illustrativeOf(pageOf(guide)).length] as const);
  expect(Object.fromEntries(blocks.filter(([, count]) => count > 0))).toEqual({
    // a workflow
    ci: 1,
    // a part of a test
    'from-msw': 1,
    // WireMock's own commands
    'from-wiremock': 3,
    // its installation, and a command that needs a browser
    library: 2,
  });
});

it.each(['README.md', ...guides.map((guide) => `docs/guides/${guide}.md`)])(
  'has no broken links in %s',
  (page) => {
    expect(brokenLinks(page)).toEqual([]);
  },
);

it('lists every guide in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(guides.filter((guide) => !readme.includes(`](docs/guides/${guide}.md)`))).toEqual([]);
});
