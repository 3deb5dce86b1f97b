import { connect, createEmulator, type LoginEmulator } from '../index.ts';
import type { SuiteOptions } from './options.ts';

/** The emulator that a suite is to use: a running one where one is named, else one of its own. */
export function emulatorFor({ url, token, emulator }: SuiteOptions): Promise<LoginEmulator> {
  const { LOGIN_EMULATOR_URL: runningUrl, LOGIN_EMULATOR_TOKEN: runningToken } = process.env;
  const target = url ?? runningUrl ?? '';
  if (target === '') return createEmulator(emulator);
  const key = token ?? runningToken ?? '';
  return connect(target, key === '' ? {} : { token: key });
}

/** Where the bundles of failed tests go. */
export function artifactsFolder({ artifacts }: SuiteOptions): string {
  return artifacts ?? process.env['LOGIN_EMULATOR_ARTIFACTS'] ?? 'login-emulator-artifacts';
}
