import { reasonOf, UsageError } from '../errors.ts';
import { readToken, tokenVariable } from './token.ts';
import type { Coverage } from '../coverage/document.ts';
import { readCoverage } from '../coverage/read.ts';
import { isRecord, parseJson } from '../json.ts';

/** An emulator that serves already, as a command is told of it. */
export interface RunningEmulator {
  readonly url: string;
  readonly token: string | undefined;
}

/** The variable that says where an emulator serves. */
export const urlVariable = 'LOGIN_EMULATOR_URL';
const defaultUrl = 'http://localhost:4010';

/** The emulator that a command means: by `--url`, else by the variable, else where one serves by default. */
export function findEmulator(
  url: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): RunningEmulator {
  const target = url ?? (variables[urlVariable] || defaultUrl);
  if (!/^https?:\/\//.test(target) || !URL.canParse(target))
    throw new UsageError(`${target} is no URL; expected one such as ${defaultUrl}`);
  return { url: target, token: readToken(variables) };
}

/** What a running emulator answers below `/__admin/`; throws a UsageError with what it has against the call. */
export async function askEmulator(
  { url, token }: RunningEmulator,
  call: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const target = new URL(`__admin/${call}`, url.endsWith('/') ? url : `${url}/`);
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(target, { headers: { ...authorization, ...headers } }).catch(
    (error: unknown) => {
      throw new UsageError(
        `no emulator answers at ${url} (${reasonOf(error)}); start one, or name it with --url or ${urlVariable}`,
      );
    },
  );
  const text = await response.text();
  if (response.ok) return text;
  if (response.status === 401)
    throw new UsageError(
      `${target.href} answers 401; ${tokenVariable} holds the token that it printed at its start`,
    );
  throw new UsageError(detailIn(text) ?? `${target.href} answers ${response.status}`);
}

/** What a problem says; undefined where the answer is none. */
function detailIn(text: string): string | undefined {
  const problem = parseJson(text);
  return isRecord(problem) && 'detail' in problem ? String(problem['detail']) : undefined;
}

/** Asks a running emulator what has been met. */
export async function coverageAt(emulator: RunningEmulator): Promise<Coverage> {
  const document = readCoverage(await askEmulator(emulator, 'coverage'));
  if ('wrong' in document) throw new UsageError(`what ${emulator.url} answers ${document.wrong}`);
  return document;
}
