import { connect, createEmulator, type LoginEmulator } from '../index.ts';
import type { SuiteOptions } from './options.ts';

/** The emulator that a suite is to use: a running one where one is named, else one of its own. */
export function emulatorFor(options: SuiteOptions): Promise<LoginEmulator> {
  const url = namedUrl(options);
  return url === undefined ? createEmulator(options.emulator) : emulatorAt(url, options);
}

/** The running emulator at a URL. */
export function emulatorAt(url: string, { token }: SuiteOptions): Promise<LoginEmulator> {
  const named = given(token ?? process.env['LOGIN_EMULATOR_TOKEN']);
  return connect(url, named === undefined ? {} : { token: named });
}

/** Where the emulator runs that a suite is told of; undefined where it is told of none. */
export function namedUrl({ url }: SuiteOptions): string | undefined {
  return given(url ?? process.env['LOGIN_EMULATOR_URL']);
}

/** Where the bundles of failed tests go. */
export function artifactsFolder(options: SuiteOptions): string {
  return namedArtifacts(options) ?? 'login-emulator-artifacts';
}

/** The same where someone has said so; undefined where nobody has. */
export function namedArtifacts({ artifacts }: SuiteOptions): string | undefined {
  return given(artifacts ?? process.env['LOGIN_EMULATOR_ARTIFACTS']);
}

/** A variable that is empty says nothing. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
