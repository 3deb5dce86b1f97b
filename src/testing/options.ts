import {
  OptionError,
  type EmulatorOptions,
  type NamespaceSettings,
  type UnmatchedRequest,
} from '../index.ts';

/** How a suite meets the emulator. */
export interface SuiteOptions {
  /** The URL of a running emulator; that of `LOGIN_EMULATOR_URL` when left out; one of the test file's own where there is neither. */
  readonly url?: string;
  /** The token of that emulator; that of `LOGIN_EMULATOR_TOKEN` when left out. */
  readonly token?: string;
  /** What an emulator of the test file's own is told. */
  readonly emulator?: EmulatorOptions;
  /** How each test's namespace begins; its seed follows from the test. */
  readonly namespace?: Omit<NamespaceSettings, 'seed' | 'listen'>;
  /** What stands before the namespaces' names, where the same suite may run twice against one emulator: the number of a CI job. */
  readonly prefix?: string;
  /** Whether a test passes although a request went to no operation: all such requests, or those that it says. */
  readonly allowUnmatched?: boolean | ((request: UnmatchedRequest) => boolean);
  /** Whether a test passes although a request named no namespace. */
  readonly allowDefault?: boolean;
  /** Whether a test may use its emulator without a request to it; without this there is a warning. */
  readonly allowSilence?: boolean;
  /** The folder for the bundles of failed tests; that of `LOGIN_EMULATOR_ARTIFACTS`, else `login-emulator-artifacts`, when left out. */
  readonly artifacts?: string;
}

const known = {
  ...{ url: true, token: true, emulator: true, namespace: true, prefix: true },
  ...{ allowUnmatched: true, allowDefault: true, allowSilence: true, artifacts: true },
} satisfies Record<keyof SuiteOptions, true>;

/** Throws an OptionError for an option that there is not: not all suites have types. `further` are those of a runner. */
export function checkSuiteOptions(options: SuiteOptions, further: readonly string[] = []): void {
  const all = [...Object.keys(known), ...further];
  const unknown = Object.keys(options).find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`there is no option ${unknown}; expected one of ${all.join(', ')}`);
}
