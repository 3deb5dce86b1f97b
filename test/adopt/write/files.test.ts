import { expect, it } from '@jest/globals';
import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeBeside } from '../../../src/adopt/write/files.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

it('writes new files beside the contract, and replaces others with their mode', async () => {
  const folder = temporaryFolder({ 'acme.yaml': '', 'acme.login.yaml': 'old' });
  chmodSync(join(folder, 'acme.login.yaml'), 0o640);
  await writeBeside(join(folder, 'acme.yaml'), [
    { path: join(folder, 'acme.login.yaml'), text: 'new' },
    { path: join(folder, 'acme.fixtures.yaml'), text: 'accounts' },
  ]);
  expect(readdirSync(folder).sort()).toEqual(['acme.fixtures.yaml', 'acme.login.yaml', 'acme.yaml']);
  expect(readFileSync(join(folder, 'acme.login.yaml'), 'utf8')).toBe('new');
  expect(readFileSync(join(folder, 'acme.fixtures.yaml'), 'utf8')).toBe('accounts');
  if (process.platform !== 'win32')
    expect(statSync(join(folder, 'acme.login.yaml')).mode & 0o777).toBe(0o640);
});

it('writes nothing if one of the files is in another folder', async () => {
  const folder = temporaryFolder({ 'api/acme.yaml': '' });
  const written = writeBeside(join(folder, 'api/acme.yaml'), [
    { path: join(folder, 'api/acme.login.yaml'), text: 'new' },
    { path: join(folder, 'acme.fixtures.yaml'), text: 'new' },
  ]);
  await expect(written).rejects.toThrow('adopt writes only into');
  expect(readdirSync(join(folder, 'api'))).toEqual(['acme.yaml']);
});

it('does not follow a link out of the folder', async () => {
  const folder = temporaryFolder({ 'api/acme.yaml': '', 'victim.yaml': 'kept' });
  const link = join(folder, 'api/acme.login.yaml');
  symlinkSync(join(folder, 'victim.yaml'), link);
  await expect(writeBeside(join(folder, 'api/acme.yaml'), [{ path: link, text: 'new' }])).rejects.toThrow(
    'leads to',
  );
  expect(readFileSync(join(folder, 'victim.yaml'), 'utf8')).toBe('kept');
});
