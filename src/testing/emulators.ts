import { connect, createEmulator, type LoginEmulator, EmulatorError } from '../index.ts';
import type { SuiteOptions } from './options.ts';

/** The emulator that a suite is to use: a running one where one is named, else one of its own. */
export function emulatorFor(options: SuiteOptions): Promise<LoginEmulator> {
  const url = configuredUrl(options);
  return url === undefined ? createEmulator(options.emulator) : emulatorAt(url, options);
}

/** The running emulator at a URL. */
export function emulatorAt(url: string, { token }: SuiteOptions): Promise<LoginEmulator> {
  const resolved = nonEmpty(token ?? process.env['LOGIN_EMULATOR_TOKEN']);
  return connect(url, resolved === undefined ? {} : { token: resolved });
}

/** Where the emulator runs that a suite is told of; undefined where it is told of none. */
export function configuredUrl({ url }: SuiteOptions): string | undefined {
  return nonEmpty(url ?? process.env['LOGIN_EMULATOR_URL']);
}

/** Where the bundles of failed tests go; undefined where nobody has said so. */
export function configuredArtifacts({ artifacts }: SuiteOptions): string | undefined {
  return nonEmpty(artifacts ?? process.env['LOGIN_EMULATOR_ARTIFACTS']);
}

/** A variable that is empty says nothing. */
function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Closes an emulator in a hook of a runner's, whose time is limited: requests in flight have a second left. */
export async function tearDown(emulator: LoginEmulator | undefined): Promise<void> {
  await emulator?.close({ graceMs: 1000 });
}

/** The emulators that one worker uses: each is connected to, or started, once. */
export interface Emulators {
  /** The one that a test is to use; `baseUrl` is where its pages are. */
  of(options: SuiteOptions, baseUrl: string | undefined): Promise<LoginEmulator>;
  close(): Promise<void>;
}

/** Makes a worker's emulators; none is there before a test asks. */
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

/** The emulator that the app's own server serves, if it does. */
async function servedAt(origin: string, options: SuiteOptions): Promise<LoginEmulator | undefined> {
  try {
    return await emulatorAt(origin, options);
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    if (isAboutTrust(error)) throw new EmulatorError(untrusted(origin), { cause: error });
    return undefined;
  }
}

/** A server that Node does not trust may well be the emulator's. */
function isAboutTrust({ message }: EmulatorError): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(message);
}

function untrusted(origin: string): string {
  return (
    `${origin} shows a certificate that Node does not trust, so that it cannot be asked whether it is the emulator; ` +
    "name the file of the certificate's authority in NODE_EXTRA_CA_CERTS before the tests start"
  );
}
