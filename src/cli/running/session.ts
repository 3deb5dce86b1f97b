import { UsageError } from '../../errors.ts';
import { EmulatorError } from '../../library/admin-client.ts';
import type { SignedIn, SignInOptions } from '../../library/types.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { commandOptions, type CliContext } from '../command-options.ts';
import { readCommandOptions } from '../parse-options.ts';
import { unknownLogin } from './account.ts';
import { print, withEmulator } from './controls.ts';

/** `login-emulator session <provider> <login>`: signs an account in past every factor. */
export async function session(args: readonly string[], context: CliContext): Promise<void> {
  const { provider, login, name, options, values } = read(args);
  await withEmulator(values, context, async ({ controls, url }) => {
    const signedIn =
      name === undefined
        ? await controls.signIn(provider, login, options).catch(async (error: unknown) => {
            const isUnknown = error instanceof EmulatorError && error.code === 'account-not-found';
            throw isUnknown ? await unknownLogin(controls.accounts, provider, login) : error;
          })
        : await controls.signIn(provider, { session: name });
    print(values.json === true, signedIn, values.curl === true ? curlOf(signedIn, url) : linesOf(signedIn));
  });
}

function linesOf({ provider, login, active, reason, tokens, requestHeaders }: SignedIn): string {
  const expiresAt = tokens[0]?.expiresAt;
  const until = expiresAt === undefined || expiresAt === null ? '' : ` until ${expiresAt}`;
  const why = reason ?? (tokens.length === 0 ? withoutToken : 'its token is unknown');
  const state = active ? `signed in${until}` : `not signed in: ${why}`;
  const headers = Object.entries(requestHeaders).map(([header, value]) => `${header}: ${value}`);
  return [`${provider} ${login}: ${state}`, ...headers].join('\n');
}

const withoutToken =
  'the answer of the sign-in has no token; give signed-in an answer with one (login-emulator check tells how)';

/** Returns a command for a POSIX shell. Without an operation that returns the account, it ends with the emulator's URL. */
function curlOf({ whoAmI, requestHeaders }: SignedIn, url: string): string {
  const headers = Object.entries(requestHeaders).map(
    ([header, value]) => `-H ${quoted(`${header}: ${value}`)}`,
  );
  return ['curl', ...headers, whoAmI ?? url].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const example = 'for example: npx login-emulator session rocketchat plain';
const states = ['active', 'expired', 'revoked'] as const;

function read(args: readonly string[]) {
  const { values, positionals } = readCommandOptions('session', commandOptions.session, args);
  const { name, state, 'expires-in': expiresIn } = values;
  const [provider, login, ...rest] = positionals;
  if (provider === undefined || rest.length > 0 || (login === undefined) === (name === undefined))
    throw new UsageError(`session needs a provider, and either a login or --name; ${example}`);
  if (values.curl === true && values.json === true)
    throw new UsageError('--curl and --json cannot be combined; omit one of them');
  if (name !== undefined && (state !== undefined || expiresIn !== undefined))
    throw new UsageError('--name takes no --state and no --expires-in; the fixtures define the session');
  const known = states.find((one) => one === state);
  if (state !== undefined && known === undefined)
    throw new UsageError(`--state is ${state}; ${expectedOneOf(state, states)}`);
  if (expiresIn !== undefined && !/^[1-9]\d{0,9}$/.test(expiresIn))
    throw new UsageError(`--expires-in is ${expiresIn}; expected a whole number of seconds from 1`);
  const options: SignInOptions = {
    ...(known === undefined ? {} : { state: known }),
    ...(expiresIn === undefined ? {} : { expiresInSeconds: Number(expiresIn) }),
  };
  return { provider, login: login ?? '', name, options, values };
}
