import { EmulatorError } from '../library/admin-client.ts';
import { commandOptions, say, type CliContext } from './command-options.ts';
import { readCommandOptions } from './parse-options.ts';
import { unknownLogin } from './running/account.ts';
import { withEmulator } from './running/controls.ts';
import { UsageError } from '../errors.ts';

/** `login-emulator code <provider> <login>`: prints the code that an account's second factor accepts now. */
export async function code(args: readonly string[], context: CliContext): Promise<void> {
  const { provider, login, minValidity, json, target } = read(args);
  await withEmulator(target, context, async ({ controls }) => {
    const query = minValidity === undefined ? {} : { minValidity: Number(minValidity) };
    const codes = await controls.codes.get(provider, login, query).catch(async (error: unknown) => {
      const isUnknown = error instanceof EmulatorError && error.code === 'account-not-found';
      throw isUnknown ? await unknownLogin(controls.accounts, provider, login) : error;
    });
    process.stdout.write(json ? `${JSON.stringify(codes)}\n` : `${codes.current}\n`);
    if (json) return;
    // standard output holds only the code
    const { used, secondsLeft, next } = codes;
    if (used) say(`this code was already used; ${next === null ? resend : nextWindow}`);
    else if (process.stdout.isTTY && secondsLeft !== null) say(`valid for ${secondsLeft} s`);
  });
}

const resend = 'sign in again to get another code';
const nextWindow = '--min-validity 1 waits for the next code';

function read(args: readonly string[]) {
  const { values, positionals } = readCommandOptions('code', commandOptions.code, args);
  const { 'min-validity': minValidity, json = false, ...target } = values;
  const [provider, login, ...rest] = positionals;
  if (provider === undefined || login === undefined || rest.length > 0)
    throw new UsageError(
      'code needs a provider and the login of an account: npx login-emulator code rocketchat totp',
    );
  if (minValidity !== undefined && !/^([1-9]|[12]\d|30)$/.test(minValidity))
    throw new UsageError(`--min-validity is ${minValidity}; expected a whole number of seconds from 1 to 30`);
  return { provider, login, minValidity, json, target };
}
