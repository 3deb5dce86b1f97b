import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { containerComplaints, containerFiles } from './linters.ts';

it.each(containerFiles)('finds no errors in %s', (file) => {
  expect(containerComplaints(file)).toEqual([]);
});

const compose = 'compose.yaml';
const kubernetes = 'examples/kubernetes/login-emulator.yaml';

it.each([
  ['Dockerfile', 'WORKDIR', 'WORKDIIR', 'Unknown instruction: WORKDIIR'],
  ['Dockerfile', '--interval=5s', '--interval=fast', 'time: invalid duration fast'],
  [compose, 'ports:', 'port:', 'instancePath="/services/emulator", schemaPath="#/additionalProperties"'],
  [compose, ':22.23.5-bookworm-slim', '', 'does not have a concrete version tag'],
  [compose, '127.0.0.1:3000', '3000', 'without specifying the interface to listen on'],
  [kubernetes, 'readinessProbe', 'readinesProbe', "'\"readinesProbe\"' does not exist in type 'Container'"],
  [kubernetes, 'replicas: 1', 'replicas: one', "Type 'string' is not assignable to type 'number'."],
  [kubernetes, '- name: fixtures\n          configMap', '- configMap', "Property 'name' is missing"],
])('reports the error in %s when `%s` is `%s`', (file, right, wrong, complaint) => {
  const text = readFileSync(file, 'utf8').replace(right, wrong);
  const folder = temporaryFolder({ [basename(file)]: text });
  expect(containerComplaints(join(folder, basename(file))).join('\n')).toContain(complaint);
});
