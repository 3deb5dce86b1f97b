import { afterAll, beforeAll } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';

/** What the projects are run against. */
export interface Emulators {
  /** The environment of a run: one emulator that answers, and a URL where none does. */
  variables(): { readonly LOGIN_EMULATOR_URL: string; readonly CLOSED_URL: string };
  /** The namespaces that are left. */
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
    variables: () => ({ LOGIN_EMULATOR_URL: at(0).url, CLOSED_URL: at(1).url }),
    namesInUse: async () => (await at(0).namespaces()).map(({ name }) => name),
  };
}
