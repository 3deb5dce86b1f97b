import { isNamespace, namespaceForm } from '../store/store.ts';
import { commandOptions, say, type CliContext } from './command-options.ts';
import { readCommandOptions } from './parse-options.ts';
import { askEmulator, findEmulator } from './find-emulator.ts';
import { UsageError } from '../errors.ts';
import { isRecord, parseJson } from '../json.ts';
import type { Codes } from '../library/types.ts';

/** `login-emulator code <provider> <login>`: prints the code that an account's second factor accepts now. */
export async function code(args: readonly string[], { variables }: CliContext): Promise<void> {
  const { provider, login, url, namespace, minValidity, json } = read(args);
  const call = `codes/${encodeURIComponent(provider)}/${encodeURIComponent(login)}`;
  const text = await askEmulator(
    findEmulator(url, variables),
    minValidity === undefined ? call : `${call}?minValidity=${minValidity}`,
    namespace === undefined ? {} : { 'x-emulator-namespace': namespace },
  );
  const codes = codesIn(text);
  process.stdout.write(json ? `${JSON.stringify(codes)}\n` : `${codes.current}\n`);
  if (json) return;
  // standard output holds only the code
  const { used, secondsLeft, next } = codes;
  if (used) say(`this code was already used; ${next === null ? resend : nextWindow}`);
  else if (process.stdout.isTTY && secondsLeft !== null) say(`valid for ${secondsLeft} s`);
}

const resend = 'sign in again to get another code';
const nextWindow = '--min-validity 1 waits for the next code';

function read(args: readonly string[]) {
  const { values, positionals } = readCommandOptions('code', commandOptions.code, args);
  const { url, namespace, 'min-validity': minValidity, json = false } = values;
  const [provider, login, ...rest] = positionals;
  if (provider === undefined || login === undefined || rest.length > 0)
    throw new UsageError(
      'code needs a provider and the login of an account: login-emulator code rocketchat totp',
    );
  if (namespace !== undefined && !isNamespace(namespace))
    throw new UsageError(`--namespace is ${namespace}; expected ${namespaceForm}`);
  if (minValidity !== undefined && !/^([1-9]|[12]\d|30)$/.test(minValidity))
    throw new UsageError(`--min-validity is ${minValidity}; expected a whole number of seconds from 1 to 30`);
  return { provider, login, url, namespace, minValidity, json };
}

function codesIn(text: string): Codes {
  const codes = parseJson(text);
  if (isCodes(codes)) return codes;
  throw new UsageError('the server there is not a login-emulator; set --url');
}

function isCodes(value: unknown): value is Codes {
  return isRecord(value) && 'current' in value && 'secondsLeft' in value;
}
