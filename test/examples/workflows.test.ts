import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { complaintsOf, workflows } from './workflows.ts';

const file = 'examples/github-actions/login.yml';
const text = readFileSync(file, 'utf8');

it('finds no errors in the workflows', async () => {
  expect(workflows()).toEqual([file, '.github/workflows/ci.yml', '.github/workflows/release.yml']);
  for (const workflow of workflows()) expect(await complaintsOf(workflow)).toEqual([]);
});

it.each([
  ['matrix.node }}', 'matrix.nod }}', 'property "nod" is not defined in object type {node: number}'],
  ['if: failure()', 'if: failed()', 'undefined function "failed".'],
  ['runs-on:', 'run-on:', 'unexpected key "run-on" for "job" section.'],
  ['jobs:', 'job:', 'unexpected key "job" for "workflow" section.'],
])('reports the error when `%s` is misspelt as `%s`', async (right, wrong, complaint) => {
  const complaints = await complaintsOf(file, text.replace(right, wrong));
  expect(complaints).toContainEqual(expect.stringContaining(complaint));
  expect(complaints[0]).toMatch(/^examples\/github-actions\/login\.yml:\d+:\d+: /);
});
