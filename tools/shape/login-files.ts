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

/** Counts what a login executes that isn't the emulator's first, for each provider and profile. */
export async function filesOfLogins(): Promise<readonly LoginFiles[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const measured: LoginFiles[] = [];
  // one after the other, since they share the counts of this process
  for (const login of logins) measured.push(await filesOfLogin(login, session));
  session.disconnect();
  return measured;
}

/** Returns the hand-written files below a folder's URL of which at least one function was called, by their paths in it. */
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
  // loaded while V8 counts: its counts of what it compiled before may be incomplete
  const { createEmulator } = await import('../../src/index.ts');
  const emulator = await createEmulator({ profile });
  try {
    // what is made once, at the first login, is not the way of every login
    await send(new URL(login.path, emulator.url), login.body);
    // taking the counts sets them to zero
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
  if (response.status !== 200) throw new Error(`${url.href} answered ${response.status} ${text}`);
  // the server does a little more once the answer has left
  await setTimeout(20);
}

/** Loading a module calls its body, and tsx's `__name`; neither is a function of the source. */
function wasCalled({ functionName, ranges }: Profiler.FunctionCoverage): boolean {
  const [whole] = ranges;
  if (whole === undefined || whole.count === 0) return false;
  const isModule = functionName === '' && whole.startOffset === 0;
  return !isModule && functionName !== '__name';
}
