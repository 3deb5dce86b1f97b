import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openExclusive } from '../../../src/namespaces/state/exclusive-file.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

it('names the holder when the file is opened twice, even through a link', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'state.json');
  writeFileSync(path, '{}');
  symlinkSync(path, join(folder, 'link.json'));
  const file = await openExclusive(path);
  for (const name of ['state.json', 'link.json']) {
    await expect(openExclusive(join(folder, name))).rejects.toThrow(
      new RegExp(
        `^the state file .*${name} is in use by process ${process.pid} \\(this one\\) on .+, since .+Z\\. Stop that process, or use another file here; if no process uses it, delete .*/state\\.json\\.lock$`,
      ),
    );
  }
  await file.close();
  await (await openExclusive(path)).close();
  expect(readdirSync(folder).sort()).toEqual(['link.json', 'state.json']);
});

it('removes temporary files that a killed process left for this file, and no others', async () => {
  const folder = temporaryFolder();
  const others = [
    'state.json.bak',
    'other.json.0123456789ab.tmp',
    'state.json.0123456789ab.tmp.keep',
    'state.json.x.tmp',
  ];
  for (const name of [...others, 'state.json.0123456789ab.tmp', 'state.json.fedcba987654.tmp'])
    writeFileSync(join(folder, name), 'secret');
  const file = await openExclusive(join(folder, 'state.json'));
  expect(readdirSync(folder).sort()).toEqual([...others, 'state.json.lock'].sort());
  await file.close();
});

it('leaves the temporary file of the process that holds the lock', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'state.json');
  const file = await openExclusive(path);
  const written = join(folder, 'state.json.0123456789ab.tmp');
  writeFileSync(written, 'secret');
  await expect(openExclusive(path)).rejects.toThrow('is in use');
  expect(existsSync(written)).toBe(true);
  await file.close();
});

it('writes nothing more when another process has replaced the lock', async () => {
  const path = join(temporaryFolder(), 'state.json');
  const file = await openExclusive(path);
  writeFileSync(`${path}.lock`, 'another');
  await expect(file.write('late')).rejects.toThrow(
    `the state cannot be stored in ${path}: another process has locked it; stop one of the two processes`,
  );
  expect(existsSync(path)).toBe(false);
  await file.close();
});
