import {
  EmulatorError,
  type Bundle,
  type JournalEntry,
  type LoginEmulator,
  type Namespace,
  type UnmatchedRequest,
} from '../index.ts';
import { namespaceOf, seedOf, type TestIdentity } from './namespace-name.ts';
import type { SuiteOptions } from './options.ts';

/** A running test and its namespace. */
export interface TestRun {
  readonly namespace: Namespace;
  /** Returns a warning if no request reached the namespace: the app may use another emulator. */
  silence(): Promise<string | undefined>;
  /** Returns the problems that the emulator found. The namespace isn't changed. */
  judge(hasFailed: boolean): Promise<Finished>;
  /** Deletes the namespace. */
  drop(): Promise<void>;
  /** Judges the test and deletes its namespace. */
  finish(hasFailed: boolean): Promise<Finished>;
}

/** The result of a test. */
export interface Finished {
  /** Problems that make the test fail, one sentence each. */
  readonly problems: readonly string[];
  /** The bundle of the namespace, if the test fails. */
  readonly bundle: Bundle | undefined;
}

/** Starts a new namespace for a test. */
export async function beginTest(
  emulator: LoginEmulator,
  test: TestIdentity,
  { allowUnmatched = false, allowDefault = false, allowSilence = false, ...options }: SuiteOptions,
): Promise<TestRun> {
  const { namespace: settings = {}, prefix } = options;
  const namespace = emulator.namespace(namespaceOf(test, prefix));
  const { requests: missingNamespaces } = emulator.namespace('default');
  const before = allowDefault ? undefined : await newestOf(missingNamespaces);
  await namespace.start({ ...settings, seed: seedOf(test) });

  async function problems(): Promise<readonly string[]> {
    const missed = allowUnmatched === true ? [] : await namespace.requests.unmatched();
    const isWrong = (request: UnmatchedRequest) => allowUnmatched === false || !isAllowed(request);
    const found = missed.filter(isWrong).map(unmatchedProblem);
    if (allowDefault || (await newestOf(missingNamespaces)) === before) return found;
    const { requests } = await missingNamespaces.list();
    const known = requests.findIndex(({ id }) => id === before);
    const strays = requests.slice(0, known === -1 ? undefined : known).filter(isOfClient);
    return strays.length === 0 ? found : [...found, strayProblem(strays)];
  }

  function isAllowed(request: UnmatchedRequest): boolean {
    return typeof allowUnmatched === 'function' && allowUnmatched(request);
  }

  async function silence(): Promise<string | undefined> {
    if (allowSilence) return undefined;
    const { requests } = await namespace.requests.list({ limit: signInsOfATest });
    const isSilent = !requests.some(isOfClient) && (await namespace.requests.unmatched()).length === 0;
    return isSilent ? silenceWarning(namespace, test.title) : undefined;
  }

  async function judge(hasFailed: boolean): Promise<Finished> {
    const wrong = await problems();
    const bundle = hasFailed || wrong.length > 0 ? await namespace.bundle.get() : undefined;
    return { problems: wrong, bundle };
  }

  return {
    namespace,
    silence,
    judge,
    drop: () => namespace.remove(),
    async finish(hasFailed) {
      const finished = await judge(hasFailed);
      await namespace.remove();
      return finished;
    },
  };
}

/** Enough entries to find the request of a client behind the sessions that a test starts. */
const signInsOfATest = 20;

/** Whether a client sent a request, and not a call of the control plane. */
function isOfClient({ sentBy }: JournalEntry): boolean {
  return sentBy === undefined;
}

/** Returns the id of the newest request without a namespace; undefined if the emulator rejects such requests. */
async function newestOf(missingNamespaces: Namespace['requests']): Promise<string | undefined> {
  try {
    return (await missingNamespaces.list({ limit: 1 })).requests[0]?.id;
  } catch (error) {
    if (error instanceof EmulatorError && error.status === 400) return undefined;
    throw error;
  }
}

function unmatchedProblem({ method, path, nearest: [first] }: UnmatchedRequest): string {
  const hint =
    first === undefined
      ? ''
      : `; the nearest is ${first.method} ${first.path} of ${first.provider} (${first.differences.join(', ')})`;
  return `${method} ${path} matches no operation of any provider${hint}. allowUnmatched permits this`;
}

function strayProblem(strays: readonly JournalEntry[]): string {
  const listed = strays.slice(0, 3).map(({ method, path }) => `${method} ${path}`);
  const more = strays.length > listed.length ? ` and ${strays.length - listed.length} more` : '';
  return (
    `${listed.join(', ')}${more} named no namespace and reached default while this test, or one in parallel, ran. ` +
    'Use the url of this test, or send x-emulator-namespace (Playwright: inNamespace(context) for your own context); ' +
    'allowDefault permits this'
  );
}

function silenceWarning({ name, url }: Namespace, title: string): string {
  return (
    `no request reached ${url} while "${title}" ran, although the test uses its emulator: does the app use another ` +
    `address, or another namespace than ${name}? allowSilence permits this`
  );
}
