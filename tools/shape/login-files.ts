import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { logins, type Login } from './logins.ts';

/** The files of `src` that one login runs through. */
export interface LoginFiles {
  readonly provider: string;
  readonly profile: string;
  readonly files: readonly string[];
}

/** Measures the files that a login executes after the emulator's first one, for each provider and profile. */
export async function filesOfLogins(): Promise<readonly LoginFiles[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const measured: LoginFiles[] = [];
  // one after the other, because they share this process's counts
  for (const login of logins) measured.push(await filesOfLogin(login, session));
  session.disconnect();
  return measured;
}

/** Returns the hand-written files below a folder's URL with at least one called function, as paths relative to it. */
export function executedFiles(
  scripts: readonly Profiler.ScriptCoverage[],
  folder: string,
): readonly string[] {
  const executed = scripts.filter(
    ({ url, functions }) => url.startsWith(folder) && functions.some(wasCalled),
  );
  const paths = executed.map(({ url }) => url.slice(folder.length).replace(/\?.*$/, ''));
  return [...new Set(paths)].filter((path) => !path.startsWith('generated/')).sort();
}

async function filesOfLogin(login: Login, session: Session): Promise<LoginFiles> {
  const { provider, profile } = login;
  // loaded while V8 counts: counts of code compiled earlier may be incomplete
  const { createEmulator } = await import('../../src/index.ts');
  const emulator = await createEmulator({ profile });
  try {
    // the first login also runs code that runs only once
    await send(new URL(login.path, emulator.url), login.body);
    // reading the counts resets them
    await session.post('Profiler.takePreciseCoverage');
    await send(new URL(login.path, emulator.url), login.body);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return { provider, profile, files: executedFiles(result, pathToFileURL('src/').href) };
  } finally {
    await emulator.close();
  }
}

async function send(url: URL, body?: Readonly<Record<string, string>>): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const login = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(url, login);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url.href} returned ${response.status} ${text}`);
  // the server runs some more code after it has sent the response
  await setTimeout(20);
}

/** Tells whether a call is of a function in the source: not the body of a module, and not tsx's `__name`. */
function wasCalled({ functionName, ranges }: Profiler.FunctionCoverage): boolean {
  const [whole] = ranges;
  if (whole === undefined || whole.count === 0) return false;
  const isModule = functionName === '' && whole.startOffset === 0;
  return !isModule && functionName !== '__name';
}
