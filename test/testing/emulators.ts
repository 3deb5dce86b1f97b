import { resolve } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';

/** The emulator that the projects use. */
export interface Emulators {
  /** The environment variables of a run: the URL of an emulator, a URL where none answers, and a contract with marks. */
  variables(): Readonly<Record<'LOGIN_EMULATOR_URL' | 'CLOSED_URL' | 'BOOKS_CONTRACT', string>>;
  /** The names of the namespaces in use. */
  namesInUse(): Promise<readonly string[]>;
}

/** Starts an emulator before the tests of the file, and stops it after them. */
export function useEmulators(): Emulators {
  const open: LoginEmulator[] = [];
  const at = (index: number): LoginEmulator => {
    const emulator = open[index];
    if (emulator === undefined) throw new Error('no emulator runs outside of tests');
    return emulator;
  };
  beforeAll(async () => {
    open.push(await createEmulator(), await createEmulator());
    await at(1).close();
  });
  afterAll(() => at(0).close());
  return {
    variables: () => ({
      ...{ LOGIN_EMULATOR_URL: at(0).url, CLOSED_URL: at(1).url },
      BOOKS_CONTRACT: resolve('test/support/books/books.yaml'),
    }),
    namesInUse: async () => (await at(0).namespaces()).map(({ name }) => name),
  };
}
