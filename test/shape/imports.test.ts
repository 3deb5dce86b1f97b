import { expect, it } from '@jest/globals';
import { fewestToRemove, fileCycles, folderCycles } from '../../tools/shape/cycles.ts';
import { floorProblems, upwardImports } from '../../tools/shape/upward-imports.ts';

const floors = [['tools'], ['index.ts'], ['http', 'admin'], ['core'], ['errors.ts']];

it('finds the imports of a higher floor by a lower one', () => {
  const upward = [
    { from: 'src/core/a.ts', to: 'src/http/deep/b.ts' },
    { from: 'src/errors.ts', to: 'src/core/a.ts' },
    { from: 'src/http/b.ts', to: 'tools/codegen/c.ts' },
  ];
  const allowed = [
    { from: 'src/http/b.ts', to: 'src/core/a.ts' },
    { from: 'src/http/b.ts', to: 'src/admin/d.ts' },
    { from: 'src/core/deep/a.ts', to: 'src/core/e.ts' },
    { from: 'tools/codegen/c.ts', to: 'src/index.ts' },
  ];
  expect(upwardImports([...upward, ...allowed], floors)).toEqual(upward);
});

it('reports each folder without a floor, and each floor that does not exist', () => {
  const files = ['tools/codegen/c.ts', 'src/index.ts', 'src/http/b.ts', 'src/core/a.ts', 'src/state/f.ts'];
  expect(floorProblems(files, floors)).toEqual([
    'state has no floor',
    "admin has a floor but doesn't exist",
    "errors.ts has a floor but doesn't exist",
  ]);
});

it('finds a shortest cycle of files', () => {
  const imports = [
    { from: 'a.ts', to: 'b.ts' },
    { from: 'b.ts', to: 'c.ts' },
    { from: 'c.ts', to: 'd.ts' },
    { from: 'd.ts', to: 'a.ts' },
    { from: 'c.ts', to: 'a.ts' },
  ];
  expect(fileCycles(imports)).toEqual([
    ['a.ts', 'b.ts', 'c.ts', 'a.ts'],
    ['d.ts', 'a.ts', 'b.ts', 'c.ts', 'd.ts'],
  ]);
  expect(fileCycles(imports.slice(0, 3))).toEqual([]);
});

it('finds cycles of folders when no files import each other', () => {
  const imports = [
    { from: 'src/http/a.ts', to: 'src/tls/b.ts' },
    { from: 'src/http/c.ts', to: 'src/tls/b.ts' },
    { from: 'src/tls/d.ts', to: 'src/http/e.ts' },
  ];
  expect(fileCycles(imports)).toEqual([]);
  const cycle = ['src/http', 'src/tls', 'src/http'];
  expect(folderCycles(imports)).toEqual([cycle]);
  expect(fewestToRemove(cycle, imports)).toEqual([{ from: 'src/tls/d.ts', to: 'src/http/e.ts' }]);
});

it('finds cycles of sub-folders, and of a file with its sibling folder', () => {
  const subfolders = [
    { from: 'src/admin/calls/a.ts', to: 'src/admin/access/b.ts' },
    { from: 'src/admin/access/c.ts', to: 'src/admin/calls/d.ts' },
  ];
  expect(folderCycles(subfolders)).toEqual([['src/admin/calls', 'src/admin/access', 'src/admin/calls']]);
  const besideFile = [
    { from: 'src/emulator.ts', to: 'src/fixtures/a.ts' },
    { from: 'src/fixtures/b.ts', to: 'src/emulator.ts' },
  ];
  expect(folderCycles(besideFile)).toEqual([['src/emulator.ts', 'src/fixtures', 'src/emulator.ts']]);
});

it('allows a sub-folder to import files of its parent folder', () => {
  const imports = [
    { from: 'src/admin/app.ts', to: 'src/admin/calls/a.ts' },
    { from: 'src/admin/calls/a.ts', to: 'src/admin/parts.ts' },
  ];
  expect(folderCycles(imports)).toEqual([]);
});
