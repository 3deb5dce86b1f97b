import type { LoginEmulator, Namespace } from '../index.ts';
import type { PlaywrightOptions } from './options.ts';
import {
  startSession,
  type SessionOptions,
  type SessionPlace,
  type StoredSession,
} from './playwright-session.ts';

/** A session that the tests of a worker share. */
export interface WorkerSession extends StoredSession {
  /** The namespace that has the session; namespaces of tests begin as a copy of it. */
  readonly namespace: Namespace;
}

/** The shared sessions of one worker. */
export interface WorkerSessions {
  /** Returns the session of an account. Starts it on its first use, and again if it has ended. */
  of(login: string, surroundings: Surroundings): Promise<WorkerSession>;
  /** Deletes the namespaces of the sessions. */
  close(): Promise<void>;
}

/** The emulator of a test, and its options. */
export interface Surroundings extends Pick<SessionPlace, 'baseUrl' | 'playwright'> {
  readonly emulator: LoginEmulator;
  readonly emulatorOptions: PlaywrightOptions;
  readonly sessionOptions: SessionOptions;
}

/** Creates the shared sessions of a worker; `worker` is its index. */
export function createWorkerSessions(worker: number): WorkerSessions {
  const started: { readonly wanted: Wanted; session: WorkerSession }[] = [];

  async function start({ login, ...surroundings }: Wanted, index: number): Promise<WorkerSession> {
    const { emulator, emulatorOptions, sessionOptions } = surroundings;
    const { prefix = '', namespace: settings = {} } = emulatorOptions;
    const name = `worker-${worker}-session-${index}`;
    const namespace = emulator.namespace(prefix === '' ? name : `${prefix}-${name}`);
    await namespace.start({ ...settings, seed: `${login} in all tests of a worker` });
    const place = { ...surroundings, namespace, emulatorUrl: emulator.url };
    return { ...(await startSession(login, sessionOptions, place)), namespace };
  }

  return {
    async of(login, surroundings) {
      const wanted = { ...surroundings, login };
      const known = started.find((one) => isSame(one.wanted, wanted));
      if (known === undefined) {
        const session = await start(wanted, started.length);
        started.push({ wanted, session });
        return session;
      }
      if (await hasEnded(known.session)) known.session = await start(wanted, started.indexOf(known));
      return known.session;
    },
    async close() {
      await Promise.all(started.map(({ session }) => session.namespace.remove()));
    },
  };
}

type Wanted = Surroundings & { readonly login: string };

function isSame(some: Wanted, other: Wanted): boolean {
  return (
    some.emulator === other.emulator &&
    some.login === other.login &&
    some.baseUrl === other.baseUrl &&
    some.sessionOptions === other.sessionOptions &&
    some.emulatorOptions === other.emulatorOptions
  );
}

/** A long run can outlive a session. A session that started as expired or revoked stays so. */
async function hasEnded({ session, namespace }: WorkerSession): Promise<boolean> {
  const [first] = session.tokens;
  if (!session.active || first === undefined) return false;
  return !(await namespace.sessions.introspect(first.token)).active;
}
