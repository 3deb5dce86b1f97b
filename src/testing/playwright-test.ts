import { relative } from 'node:path';
import type { BrowserContext, TestInfo } from '@playwright/test';
import type { Namespace } from '../index.ts';
import { writeBundle } from './files.ts';
import type { TestIdentity } from './namespace-name.ts';
import type { PlaywrightOptions } from './options.ts';
import { createPageClock } from './page-clock.ts';
import { beginTest } from './run.ts';
import { configuredArtifacts } from './emulators.ts';
import { namespaceCookies } from './playwright-cookies.ts';
import { startSession, type StoredSession } from './playwright-session.ts';
import type { Surroundings, WorkerSession } from './worker-sessions.ts';

/** A running Playwright test and its namespace. */
export interface RunningTest {
  readonly namespace: Namespace;
  /** The session that the worker shares, if any. */
  readonly shared: WorkerSession | undefined;
  /** Signs an account in, in this namespace. */
  startSession(login: string): Promise<StoredSession>;
  /** Sends the requests of a context's pages to this namespace. Returns the context. */
  take(context: BrowserContext): Promise<BrowserContext>;
  /** Warns if no request reached the namespace. */
  warnOfSilence(): Promise<void>;
  /** Ends the test: attaches the bundle of a failure, and throws if the emulator found problems. */
  finish(): Promise<void>;
}

/** Starts the namespace of a test, as a copy of that of the shared session, if there is one. */
export async function beginPlaywrightTest(
  test: TestInfo,
  { emulator, emulatorOptions: options, sessionOptions, baseUrl, playwright }: Surroundings,
  shared?: WorkerSession,
): Promise<RunningTest> {
  const run = await beginTest(emulator, identityOf(test), startingFrom(shared, options));
  const pageClock = options.pageClock === true ? await createPageClock(run.namespace) : undefined;
  const place = { namespace: run.namespace, emulatorUrl: emulator.url, baseUrl, playwright };
  return {
    shared,
    namespace: pageClock?.namespace ?? run.namespace,
    startSession: (login) => startSession(login, sessionOptions, place),
    async take(context) {
      await context.addCookies(namespaceCookies(run.namespace.name, emulator.url, baseUrl));
      await pageClock?.add(context);
      return context;
    },
    async warnOfSilence() {
      const warning = await run.silence();
      if (warning === undefined) return;
      test.annotations.push({ type: 'warning', description: warning });
      console.warn(warning);
    },
    async finish() {
      const { problems, bundle } = await run.finish(test.status !== test.expectedStatus);
      if (bundle !== undefined) {
        const body = JSON.stringify(bundle, null, 2);
        await test.attach(attachment, { body, contentType: 'application/json' });
        const folder = configuredArtifacts(options);
        if (folder !== undefined) await writeBundle(folder, run.namespace.name, bundle);
      }
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
  };
}

/** The name warns readers who share a report. */
const attachment = 'login-emulator bundle (holds passwords and tokens)';

function identityOf({ config, file, titlePath, project, retry, repeatEachIndex }: TestInfo): TestIdentity {
  const [, ...titles] = titlePath;
  const title = titles.join(' > ');
  return {
    file: relative(config.rootDir, file).replaceAll('\\', '/'),
    title: project.name === '' ? title : `${title} [${project.name}]`,
    retry,
    copy: repeatEachIndex,
  };
}

/** The copied namespace has the sets already; only its time has moved on. */
function startingFrom(shared: WorkerSession | undefined, options: PlaywrightOptions): PlaywrightOptions {
  if (shared === undefined) return options;
  const { scenarioSets: _, ...settings } = options.namespace ?? {};
  return { ...options, namespace: { ...settings, from: shared.namespace.name } };
}
