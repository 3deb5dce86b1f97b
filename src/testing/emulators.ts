import { connect, createEmulator, type LoginEmulator, EmulatorError } from '../index.ts';
import type { SuiteOptions } from './options.ts';

/** Returns the emulator for a suite: the running one if a URL is configured, else a new one. */
export function emulatorFor(options: SuiteOptions): Promise<LoginEmulator> {
  const url = configuredUrl(options);
  return url === undefined ? createEmulator(options.emulator) : emulatorAt(url, options);
}

/** Connects to the running emulator at a URL. */
export function emulatorAt(url: string, { token }: SuiteOptions): Promise<LoginEmulator> {
  const resolved = nonEmpty(token ?? process.env['LOGIN_EMULATOR_TOKEN']);
  return connect(url, resolved === undefined ? {} : { token: resolved });
}

/** Returns the URL of the running emulator from the options or LOGIN_EMULATOR_URL, if set. */
export function configuredUrl({ url }: SuiteOptions): string | undefined {
  return nonEmpty(url ?? process.env['LOGIN_EMULATOR_URL']);
}

/** Returns the folder for the bundles of failed tests from the options or LOGIN_EMULATOR_ARTIFACTS, if set. */
export function configuredArtifacts({ artifacts }: SuiteOptions): string | undefined {
  return nonEmpty(artifacts ?? process.env['LOGIN_EMULATOR_ARTIFACTS']);
}

/** An empty variable counts as unset. */
function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Closes an emulator in a runner's hook. Hooks have a time limit, so requests in flight get one second. */
export async function tearDown(emulator: LoginEmulator | undefined): Promise<void> {
  await emulator?.close({ graceMs: 1000 });
}

/** The emulators of one worker: each is started or connected to once. */
export interface Emulators {
  /** Returns the emulator for a test; `baseUrl` is the URL of its pages. */
  of(options: SuiteOptions, baseUrl: string | undefined): Promise<LoginEmulator>;
  close(): Promise<void>;
}

/** Creates the emulators of a worker, each on its first use. */
export function createEmulators(): Emulators {
  const known = new Map<unknown, Promise<LoginEmulator>>();

  function once(key: unknown, make: () => Promise<LoginEmulator>): Promise<LoginEmulator> {
    const started = known.get(key) ?? make();
    known.set(key, started);
    return started;
  }

  async function find(options: SuiteOptions, origin: string): Promise<LoginEmulator> {
    return (await servedAt(origin, options)) ?? once(options.emulator, () => emulatorFor(options));
  }

  return {
    of(options, baseUrl) {
      const { token = '' } = options;
      const url = configuredUrl(options);
      if (url !== undefined) return once(`${url} ${token}`, () => emulatorAt(url, options));
      if (baseUrl === undefined) return once(options.emulator, () => emulatorFor(options));
      const { origin } = new URL(baseUrl);
      return once(`${origin} ${token}`, () => find(options, origin));
    },
    async close() {
      const all = await Promise.allSettled([...known.values()]);
      await Promise.all(all.flatMap((one) => (one.status === 'fulfilled' ? [tearDown(one.value)] : [])));
    },
  };
}

/** Returns the emulator that the app's own server serves, if any. */
async function servedAt(origin: string, options: SuiteOptions): Promise<LoginEmulator | undefined> {
  try {
    return await emulatorAt(origin, options);
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    if (isAboutTrust(error)) throw new EmulatorError(untrusted(origin), { cause: error });
    return undefined;
  }
}

/** A server whose certificate Node doesn't trust may still be the emulator's. */
function isAboutTrust({ message }: EmulatorError): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(message);
}

function untrusted(origin: string): string {
  return (
    `Node does not trust the certificate of ${origin}, so it cannot check whether the emulator runs there; ` +
    'set NODE_EXTRA_CA_CERTS to the file of its CA certificate before the tests start'
  );
}
