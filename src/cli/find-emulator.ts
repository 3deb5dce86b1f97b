import { reasonOf, UsageError } from '../errors.ts';
import { readToken, tokenVariable } from './token.ts';
import type { Coverage } from '../coverage/document.ts';
import { readCoverage } from '../coverage/read.ts';
import { isRecord, parseJson } from '../json.ts';

/** The address of a running emulator, and its token. */
export interface RunningEmulator {
  readonly url: string;
  readonly token: string | undefined;
}

/** The variable with the URL of a running emulator. */
export const urlVariable = 'LOGIN_EMULATOR_URL';
const defaultUrl = 'http://localhost:4010';

/** Returns the emulator of `--url`, else of the variable, else at the default port. */
export function findEmulator(
  url: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): RunningEmulator {
  const target = url ?? (variables[urlVariable] || defaultUrl);
  if (!/^https?:\/\//.test(target) || !URL.canParse(target))
    throw new UsageError(`${target} isn't a URL; expected one such as ${defaultUrl}`);
  return { url: target, token: readToken(variables) };
}

/** Returns the response body of a call below `/__admin/`; throws a UsageError with the reason if the call fails. */
async function askEmulator({ url, token }: RunningEmulator, call: string): Promise<string> {
  const target = new URL(`__admin/${call}`, url.endsWith('/') ? url : `${url}/`);
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(target, { headers: authorization }).catch((error: unknown) => {
    throw new UsageError(noEmulatorAt(url, error));
  });
  const text = await response.text();
  if (response.ok) return text;
  if (response.status === 401) throw new UsageError(tokenNeededAt(url));
  throw new UsageError(detailIn(text) ?? `${target.href} answers ${response.status}`);
}

/** The message about a URL at which nothing answers. */
export function noEmulatorAt(url: string, error: unknown): string {
  return `no emulator answers at ${url} (${reasonOf(error)}); start one with npx login-emulator, or set --url or ${urlVariable}`;
}

/** The message about an emulator that rejects the token, or the lack of one. */
export function tokenNeededAt(url: string): string {
  return `the emulator at ${url} requires its token; set ${tokenVariable} to the token that it printed at its start`;
}

/** The detail of a problem response; undefined for any other response. */
function detailIn(text: string): string | undefined {
  const problem = parseJson(text);
  return isRecord(problem) && 'detail' in problem ? String(problem['detail']) : undefined;
}

/** Requests the coverage of a running emulator. */
export async function coverageAt(emulator: RunningEmulator): Promise<Coverage> {
  const document = readCoverage(await askEmulator(emulator, 'coverage'));
  if ('wrong' in document) throw new UsageError(`the response of ${emulator.url} ${document.wrong}`);
  return document;
}
