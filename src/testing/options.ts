import {
  OptionError,
  type EmulatorOptions,
  type NamespaceSettings,
  type UnmatchedRequest,
} from '../index.ts';

/** Options of a test suite that uses the emulator. */
export interface SuiteOptions {
  /** The URL of a running emulator; `LOGIN_EMULATOR_URL` by default. Without both, an emulator is started. */
  readonly url?: string;
  /** The token of the running emulator; `LOGIN_EMULATOR_TOKEN` by default. */
  readonly token?: string;
  /** The options of an emulator that is started for the tests. */
  readonly emulator?: EmulatorOptions;
  /** The start settings of each test's namespace. The seed is derived from the test. */
  readonly namespace?: Omit<NamespaceSettings, 'seed' | 'listen'>;
  /** A prefix of namespace names, such as a CI job's number, if a suite runs more than once against an emulator. */
  readonly prefix?: string;
  /** Permits requests that match no operation: all of them, or those for which the function returns true. */
  readonly allowUnmatched?: boolean | ((request: UnmatchedRequest) => boolean);
  /** Permits requests that name no namespace. */
  readonly allowDefault?: boolean;
  /** Turns off the warning for a test that uses the emulator but sends no request to it. */
  readonly allowSilence?: boolean;
  /** The folder for bundles of failed tests; by default `LOGIN_EMULATOR_ARTIFACTS`, else `login-emulator-artifacts`. */
  readonly artifacts?: string;
}

/** The name of the command of Vitest's browser mode that writes a bundle. */
export const bundleCommand = 'loginEmulatorBundle';

/** The default folder for bundles of failed tests. */
export const artifactsFolder = 'login-emulator-artifacts';

/** Options of Playwright tests that use the emulator. */
export interface PlaywrightOptions extends SuiteOptions {
  /** Makes the clocks of pages follow that of the namespace, from its start time on; false by default. */
  readonly pageClock?: boolean;
}

const known = {
  ...{ url: true, token: true, emulator: true, namespace: true, prefix: true },
  ...{ allowUnmatched: true, allowDefault: true, allowSilence: true, artifacts: true },
} satisfies Record<keyof SuiteOptions, true>;

/** Throws an OptionError for an unknown option: suites in JavaScript have no types. `further` lists a runner's own. */
export function checkSuiteOptions(options: SuiteOptions, further: readonly string[] = []): void {
  const all = [...Object.keys(known), ...further];
  const unknown = Object.keys(options).find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`there is no option ${unknown}; expected one of ${all.join(', ')}`);
}
