import { manifestIn } from './folders.ts';

/** A path by which the package's code is loaded, as its manifest has it. */
export interface Entrance {
  /** `.` or `./jest`. */
  readonly path: string;
  /** Whether `require` finds nothing there. */
  readonly isForImportAlone: boolean;
  /** `dist/jest.cjs`. */
  readonly files: readonly string[];
}

/** The entrances of the unpacked package in a folder. */
export function entrancesOf(folder: string): readonly Entrance[] {
  const { exports } = manifestIn(folder);
  return Object.entries(exports ?? {})
    .map(([path, conditions]) => ({ path, written: JSON.stringify(conditions) }))
    .map(({ path, written }) => ({
      path,
      isForImportAlone: !written.includes('"require"'),
      files: [...written.matchAll(/"\.\/(dist\/[^"]+)"/g)].map(([, file = '']) => file),
    }))
    .filter(({ files }) => files.length > 0);
}
