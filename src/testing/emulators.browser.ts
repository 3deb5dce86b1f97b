/** The browser's form of `emulators.ts`: a page connects to an emulator, and cannot start one. */
import { connect, EmulatorError, OptionError, type PageEmulator } from '../index.browser.ts';
import type { SuiteOptions } from './options.ts';

/** Returns the emulator at the URL of the options, or at the page's origin. */
export async function emulatorFor({ url, token, emulator, artifacts }: SuiteOptions): Promise<PageEmulator> {
  if (emulator !== undefined) throw new OptionError(`emulator has no effect in a browser; ${advice}`);
  if (artifacts !== undefined)
    throw new OptionError('artifacts has no effect in a browser; set LOGIN_EMULATOR_ARTIFACTS');
  try {
    return await connect(url, token === undefined ? {} : { token });
  } catch (error) {
    if (url !== undefined || !(error instanceof EmulatorError)) throw error;
    throw new EmulatorError(`there is no emulator at the origin of this page; ${advice}`, { cause: error });
  }
}

const advice = 'add loginEmulator() of login-emulator/vite to the plugins of the Vitest configuration';

/** Returns undefined: the plugin selects the folder, because a page has no environment variables. */
export function configuredArtifacts(): undefined {
  return undefined;
}

/** Closes the connection. */
export async function tearDown(emulator: PageEmulator | undefined): Promise<void> {
  await emulator?.close();
}
