import { manifestIn } from './folders.ts';

/** An entry point of the package, from its manifest. */
export interface Entrance {
  /** `.` or `./jest`. */
  readonly path: string;
  /** Whether it is for `import` only. */
  readonly isForImportAlone: boolean;
  /** `dist/jest.cjs`. */
  readonly files: readonly string[];
}

/** Returns the entry points of the unpacked package in a folder. */
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
