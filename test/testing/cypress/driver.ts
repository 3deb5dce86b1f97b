import type { EmulatorTasks } from '../../../src/testing/cypress-calls.ts';
import type { Chain, InterceptedRequest } from '../../../src/testing/cypress-driver.ts';

/** Runs a support file without Cypress: the commands that it uses are run at once, and the tasks in this process. */
export interface FakeCypress {
  /** The storage of the pages' origin. */
  readonly stored: Record<'localStorage' | 'sessionStorage', Map<string, string>>;
  /** The cookies that were set, as `name@domain`. */
  readonly cookies: readonly string[];
  /** The number of times that `cy.session` ran its setup. */
  setups(): number;
  /** Calls a command that the support file added, and returns its subject. */
  command(name: string, ...words: readonly unknown[]): Promise<unknown>;
  /** Returns the headers of a page's request as they leave the proxy. */
  sent(url: string): Readonly<Record<string, string | string[]>>;
  /** Runs a test between the hooks. Rejects if one of them fails. */
  test(title: string, body: () => Promise<unknown>, retry?: number): Promise<void>;
  restore(): void;
}

type Hook = (this: { readonly currentTest: { readonly state: string } }) => void;

/** Sets the globals that Cypress provides to specs. */
export function fakeCypress(tasks: EmulatorTasks, baseUrl: string): FakeCypress {
  const hooks = { before: [] as Hook[], after: [] as Hook[] };
  const commands = new Map<string, (...words: readonly unknown[]) => unknown>();
  const stored = { localStorage: new Map<string, string>(), sessionStorage: new Map<string, string>() };
  const cookies: string[] = [];
  const sessions = new Set<string>();
  const current = { titlePath: [''], retry: 0 };
  let enqueued: Promise<unknown>[] = [];
  let handlers: ((request: InterceptedRequest) => void)[] = [];
  let setups = 0;

  function chain<Subject>(subject: Promise<Subject>): Chain<Subject> {
    enqueued.push(subject);
    const then = (next: (subject: Subject) => never, fail?: (error: unknown) => never) =>
      chain(subject.then(next, fail));
    return { then } as Chain<Subject>;
  }

  /** Runs the commands that a function enqueues. */
  async function run(body: () => unknown): Promise<unknown> {
    const outer = enqueued;
    enqueued = [];
    const subject = body();
    const inner = enqueued;
    enqueued = outer;
    await Promise.all(inner);
    return subject;
  }

  async function session(id: string, setup: () => void, validate: () => void): Promise<null> {
    const isKnown =
      sessions.has(id) &&
      (await run(validate).then(
        () => true,
        () => false,
      ));
    if (isKnown) return null;
    setups += 1;
    await run(setup);
    await run(validate);
    sessions.add(id);
    return null;
  }

  const globals = {
    cy: {
      task: (name: keyof EmulatorTasks, argument: never) => chain(asJson(tasks[name], argument)),
      session: (id: string, setup: () => void, { validate }: { validate: () => void }) =>
        chain(session(id, setup, validate)),
      setCookie: (name: string, _value: string, { domain }: { domain: string }) =>
        void cookies.push(`${name}@${domain}`),
      intercept({ url }: { url: RegExp }, handler: (request: InterceptedRequest) => void) {
        handlers = [
          (request) => {
            if (url.test(request.url)) handler(request);
          },
        ];
      },
    },
    Cypress: {
      spec: { relative: 'cypress/e2e/login.cy.js' },
      get currentTest() {
        return current;
      },
      get currentRetry() {
        return current.retry;
      },
      Commands: { add: (name: string, command: () => unknown) => void commands.set(name, command) },
      config: () => baseUrl,
      log: () => undefined,
    },
    beforeEach: (hook: Hook) => void hooks.before.push(hook),
    afterEach: (hook: Hook) => void hooks.after.push(hook),
    window: {
      location: { origin: new URL(baseUrl).origin },
      localStorage: { setItem: (name: string, value: string) => void stored.localStorage.set(name, value) },
      sessionStorage: {
        setItem: (name: string, value: string) => void stored.sessionStorage.set(name, value),
      },
    },
  };
  const before = Object.keys(globals).map((name) => [name, Reflect.get(globalThis, name)] as const);
  Object.assign(globalThis, globals);

  return {
    stored,
    cookies,
    setups: () => setups,
    command: async (name, ...words) => run(() => commands.get(name)?.(...words)),
    sent(url) {
      const request = { url, headers: { cookie: 'theme=dark' } };
      for (const handler of handlers) handler(request);
      return request.headers;
    },
    async test(title, body, retry = 0) {
      Object.assign(current, { titlePath: ['login', title], retry });
      const asHook = (state: string) => ({ currentTest: { state } });
      for (const hook of hooks.before) await run(() => hook.call(asHook('pending')));
      const error = await body().then(
        () => undefined,
        (reason: unknown) => new Error(String(reason), { cause: reason }),
      );
      for (const hook of hooks.after)
        await run(() => hook.call(asHook(error === undefined ? 'passed' : 'failed')));
      if (error !== undefined) throw error;
    },
    restore: () => void Object.assign(globalThis, Object.fromEntries(before)),
  };
}

/** Cypress passes arguments and results as JSON, and rejects undefined. */
async function asJson(task: (argument: never) => Promise<unknown>, argument: never): Promise<never> {
  const answer = await task(JSON.parse(JSON.stringify(argument)) as never);
  if (answer === undefined) throw new Error('a task returned undefined');
  return JSON.parse(JSON.stringify(answer)) as never;
}
