import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { schemaPath } from '../../../src/adopt/write/schema-path.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const installed = 'node_modules/login-emulator/openapi/schema/overlay.schema.json';

it('finds the schema of the installed package in the folder or above it', () => {
  const folder = temporaryFolder({ [installed]: '{}', 'api/v1/acme.yaml': '' });
  expect(schemaPath(folder)).toBe(installed);
  expect(schemaPath(join(folder, 'api/v1'))).toBe(`../../${installed}`);
});

it('finds the schema that init wrote, and else names that of the package', () => {
  expect(schemaPath(temporaryFolder({ 'fixtures/schema/overlay.schema.json': '{}' }))).toBe(
    'fixtures/schema/overlay.schema.json',
  );
  expect(schemaPath(temporaryFolder())).toBe(installed);
});
