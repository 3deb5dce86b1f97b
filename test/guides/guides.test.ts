import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { codeOf, illustrativeOf, pageOf, scriptOf } from './page.ts';
import { typeProblems } from './typed.ts';

// compiles the code of all guides
jest.setTimeout(120_000);

const guides = readdirSync('docs/guides').map((file) => file.replace(/\.md$/, ''));
/** Hand-written reference pages with commands. */
const references = ['reference/namespaces', 'reference/network', 'reference/state'];

/** Guides with their own tests. */
const alone = ['adding-a-provider', 'control-plane', 'nextjs', 'storybook', 'testing-library'];
const walked = [...guides.filter((guide) => !alone.includes(guide)), ...references];

it.each(walked)('has a test that follows %s', (guide) => {
  const test = `test/guides/${guide.replace('/', '-')}.real.test.ts`;
  expect(readFileSync(test, 'utf8')).toContain(`itWorks('${guide}'`);
});

it('has a test for every guide that contains a program', () => {
  const programs = walked.filter((guide) => scriptOf(pageOf(guide)) !== '');
  expect(programs).toEqual(['library']);
  for (const guide of programs) {
    expect(readFileSync(`test/guides/${guide}.test.ts`, 'utf8')).toContain(`itsProgramWorks('${guide}')`);
  }
});

it('shows code that compiles', () => {
  expect(typeProblems(walked.map((name) => ({ name, code: codeOf(pageOf(name)) })))).toEqual([]);
});

it('runs every block in a test, except the listed number in each guide', () => {
  const blocks = walked.map((guide) => [guide, illustrativeOf(pageOf(guide)).length] as const);
  expect(Object.fromEntries(blocks.filter(([, count]) => count > 0))).toEqual({
    // workflows
    ci: 2,
    // Cypress
    cypress: 1,
    // a part of a test
    'from-msw': 1,
    // WireMock's own commands
    'from-wiremock': 3,
    // its installation, and a command that needs a browser
    library: 2,
    // a choice by platform
    'phone-and-lan': 1,
    // a part of a test
    playwright: 1,
    // a vendor's server
    recording: 1,
    // calls of the library
    'signed-in': 1,
    // its installation
    'vitest-browser': 1,
    // its installation
    'your-own-api': 1,
  });
});

it('lists every guide and reference page on the start page of docs', () => {
  const start = readFileSync('docs/README.md', 'utf8');
  const paths = ['guides', 'reference'].flatMap((folder) =>
    readdirSync(`docs/${folder}`).map((file) => `${folder}/${file}`),
  );
  expect(paths.filter((path) => !start.includes(`](${path})`))).toEqual([]);
});
