import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { runStepsOf } from './steps.ts';

const jobs = {
  ci: ['checks', 'newer-nodes', 'other-platforms'],
  release: ['notes', 'executables', 'publish', 'release'],
};
const commands = Object.entries(jobs).flatMap(([workflow, names]) =>
  names.flatMap((job) => runStepsOf(workflow, job).map(({ run }) => run)),
);
const read = (file: string) => parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

it('runs only npm scripts that exist', () => {
  const { scripts } = read('package.json') as { readonly scripts: Readonly<Record<string, string>> };
  const used = commands.flatMap((run) =>
    [...run.matchAll(/npm (?:run )?(test(?::\w+)?|executable)\b/g)].map(([, name = '']) => name),
  );
  expect(used).toEqual(expect.arrayContaining(['test', 'test:package', 'executable']));
  expect(used.filter((name) => scripts[name] === undefined)).toEqual([]);
});

it('lets workflows only read, except the two jobs that sign and release', () => {
  for (const workflow of Object.keys(jobs))
    expect(read(`.github/workflows/${workflow}.yml`)).toMatchObject({ permissions: { contents: 'read' } });
  const release = read('.github/workflows/release.yml') as {
    readonly jobs: Readonly<Record<string, { readonly permissions?: unknown }>>;
  };
  const permissions = Object.entries(release.jobs).map(([name, job]) => [name, job.permissions] as const);
  expect(Object.fromEntries(permissions.filter(([, given]) => given !== undefined))).toEqual({
    publish: { contents: 'read', 'id-token': 'write' },
    release: { contents: 'write' },
  });
});

it('tests each supported version of Node', () => {
  const { jobs: ofCi } = read('.github/workflows/ci.yml');
  expect(ofCi).toMatchObject({ 'newer-nodes': { strategy: { matrix: { node: [22, 24] } } } });
  expect(JSON.stringify(ofCi)).toContain('"node-version":20');
});
