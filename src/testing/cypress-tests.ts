import { OptionError, type LoginEmulator, type Namespace, type SignedIn } from '../index.ts';
import { calls, type BegunTest, type EmulatorTasks, type LibraryCall } from './cypress-calls.ts';
import { createEmulators } from './emulators.ts';
import { failureReportOf } from './failure-report.ts';
import { namespaceOf, type TestIdentity } from './namespace-name.ts';
import type { SuiteOptions } from './options.ts';
import { beginTest, type TestRun } from './run.ts';

/** Options of Cypress specs that use the emulator. */
export interface CypressOptions extends SuiteOptions {
  /**
   * The tests that share a namespace: `test`, the default, gives each its own. With `spec`, the tests of a file share one,
   * and with `run`, all tests: sessions then outlast a test, and so does every other change.
   */
  readonly isolation?: 'test' | 'spec' | 'run';
}

/** A namespace in use, and the sessions that were started in it. */
interface Running {
  readonly run: TestRun;
  readonly name: string;
  readonly title: string;
  readonly sessions: Map<string, SignedIn>;
  /** Problems that an earlier test of the namespace has reported. */
  readonly reported: Set<string>;
  isUsed: boolean;
}

/** Creates the tasks of a Cypress process. It runs one test at a time. */
export function createTasks(options: CypressOptions, baseUrl: string | undefined): EmulatorTasks {
  const emulators = createEmulators();
  const { isolation = 'test' } = options;
  let running: Running | undefined;

  function current(): Running {
    if (running !== undefined) return running;
    throw new Error(
      'no test is running, so there is no namespace; import login-emulator/cypress/support in the support file',
    );
  }

  async function begin(emulator: LoginEmulator, test: BegunTest): Promise<Running> {
    const identity = identityOf(test, isolation);
    const name = namespaceOf(identity, options.prefix);
    if (isolation !== 'test' && running?.name === name) return running;
    await running?.run.drop();
    const run = await beginTest(emulator, identity, options);
    return { run, name, title: identity.title, sessions: new Map(), reported: new Set(), isUsed: false };
  }

  return {
    async 'login-emulator:begin'(test) {
      const emulator = await emulators.of(options, baseUrl);
      running = await begin(emulator, test);
      const { name, url, urls } = running.run.namespace;
      return { name, url, urls, emulatorUrl: emulator.url, isForRun: isolation === 'run' };
    },
    'login-emulator:end': ({ hasFailed }) => end(current(), hasFailed, options),
    async 'login-emulator:call'(call) {
      const used = current();
      used.isUsed = true;
      return (await answerOf(used.run.namespace, call)) ?? null;
    },
    async 'login-emulator:sign-in'({ id, provider, login, ...settings }) {
      const { run, sessions } = current();
      const session = await run.namespace.signIn(provider ?? onlyProvider(run.namespace), login, settings);
      sessions.set(id, session);
      return session;
    },
    async 'login-emulator:session'({ id }) {
      const { run, sessions } = current();
      const session = sessions.get(id);
      const [first] = session?.tokens ?? [];
      if (session === undefined || first === undefined) return null;
      const { active } = await run.namespace.sessions.introspect(first.token);
      return { session, isUnchanged: active === session.active };
    },
  };
}

/** Judges a test. Prints the requests of a failed one; returns the problems that make it fail. */
async function end(
  { run, reported, isUsed }: Running,
  hasFailed: boolean,
  options: CypressOptions,
): Promise<string | null> {
  const warning = isUsed ? await run.silence() : undefined;
  if (warning !== undefined) console.warn(warning);
  const { problems, bundle } = await run.judge(hasFailed);
  const news = problems.filter((problem) => !reported.has(problem));
  for (const problem of news) reported.add(problem);
  if (!hasFailed && news.length === 0) return null;
  const reasons = await reasonsIn(run.namespace);
  const report = await failureReportOf(run.namespace.name, { problems: news, bundle }, options);
  console.error([...reasons, ...(report === undefined ? [] : [report.error.message])].join('\n'));
  return news.length === 0 ? null : news.join('\n');
}

function identityOf(
  { file, titles, retry }: BegunTest,
  isolation: Required<CypressOptions>['isolation'],
): TestIdentity {
  if (isolation === 'run') return { file: '', title: 'all specs', retry: 0 };
  if (isolation === 'spec') return { file, title: file, retry: 0 };
  return { file, title: titles.join(' > '), retry };
}

function onlyProvider({ urls }: Namespace): string {
  const [first, ...others] = Object.keys(urls);
  if (first !== undefined && others.length === 0) return first;
  throw new OptionError(`signInAs has no provider; choose one of ${Object.keys(urls).join(', ')}`);
}

/** Calls a method that specs may call. */
function answerOf(namespace: Namespace, { group, method, words }: LibraryCall): unknown {
  if (group === '' && method === 'reset') return namespace.reset();
  const methods: unknown = Reflect.get(calls, group);
  if (!isObject(methods) || !Object.hasOwn(methods, method))
    throw new Error(`cy.emulator() has no ${group}.${method}`);
  const controls: unknown = Reflect.get(namespace, group);
  const call: unknown = isObject(controls) ? Reflect.get(controls, method) : undefined;
  return typeof call === 'function' ? Reflect.apply(call, undefined, words) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const maxReasons = 10;

/** Returns the latest requests of a namespace with the reasons for their responses, oldest first. */
async function reasonsIn(namespace: Namespace): Promise<readonly string[]> {
  const { requests } = await namespace.requests.list({ limit: maxReasons });
  return requests
    .map(({ method, path, status, outcome, trace }) =>
      [`${method} ${path} → ${status} ${outcome ?? ''}`.trim(), ...trace].join(' · '),
    )
    .reverse();
}
