import { relative } from 'node:path';
import type { BrowserContext, TestInfo } from '@playwright/test';
import type { LoginEmulator, Namespace } from '../index.ts';
import { writeBundle } from './bundle-file.ts';
import type { TestIdentity } from './namespace-name.ts';
import type { SuiteOptions } from './options.ts';
import { createPageClock } from './page-clock.ts';
import { beginTest } from './run.ts';
import { configuredArtifacts } from './emulators.ts';

/** Options of Playwright tests that use the emulator. */
export interface PlaywrightOptions extends SuiteOptions {
  /** Makes the clocks of pages follow that of the namespace, from its start time on; false by default. */
  readonly pageClock?: boolean;
}

/** A running Playwright test and its namespace. */
export interface RunningTest {
  readonly namespace: Namespace;
  /** Sends the requests of a context's pages to this namespace. Returns the context. */
  take(context: BrowserContext): Promise<BrowserContext>;
  /** Warns if no request reached the namespace. */
  warnOfSilence(): Promise<void>;
  /** Ends the test: attaches the bundle of a failure, and throws if the emulator found problems. */
  finish(): Promise<void>;
}

/** Starts the namespace of a test. */
export async function beginPlaywrightTest(
  emulator: LoginEmulator,
  test: TestInfo,
  options: PlaywrightOptions,
  baseUrl: string | undefined,
): Promise<RunningTest> {
  const run = await beginTest(emulator, identityOf(test), options);
  const pageClock = options.pageClock === true ? await createPageClock(run.namespace) : undefined;
  return {
    namespace: pageClock?.namespace ?? run.namespace,
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

type Cookie = Parameters<BrowserContext['addCookies']>[0][number];

/**
 * Returns the cookies that name a namespace, for the hosts of the emulator and of the pages. Cookies ignore the port, and
 * the app's own server may forward them. If the hosts are different sites, such as `localhost` and `127.0.0.1`, browsers
 * send only cookies that are partitioned by the site of the page.
 */
export function namespaceCookies(
  namespace: string,
  emulatorUrl: string,
  pageUrl: string = emulatorUrl,
): readonly Cookie[] {
  const [emulator, pages] = [new URL(emulatorUrl), new URL(pageUrl)];
  const pageCookie = cookieFor(pages, namespace);
  if (siteOf(emulator) === siteOf(pages)) return [pageCookie];
  const partitioned = { secure: true, sameSite: 'None', partitionKey: siteOf(pages) } as const;
  return [pageCookie, cookieFor(emulator, namespace), { ...cookieFor(emulator, namespace), ...partitioned }];
}

function cookieFor({ hostname, protocol }: URL, value: string): Cookie {
  const secure = protocol === 'https:';
  return { name: 'emulator-namespace', value, domain: hostname, path: '/', secure, sameSite: 'Lax' };
}

function siteOf({ protocol, hostname }: URL): string {
  return `${protocol}//${hostname}`;
}
