import { namespaceToken, makeToken } from '../admin/access/token.ts';
import { namespaceProblem } from '../store/store.ts';
import { commandOptions, type CliContext } from './command-options.ts';
import { readCommandOptions } from './parse-options.ts';
import { UsageError } from '../errors.ts';
import { isLoopbackHost } from '../http/loopback-host.ts';
import type { EffectiveSettings } from './settings.ts';

/** The variable of the control plane's token: no flag, which every user of the machine could read, and no key of a file. */
export const tokenVariable = 'LOGIN_EMULATOR_TOKEN';

/** What `Authorization: Bearer` can carry. */
const sendable = /^[\x21-\x7e]+$/;

/** `login-emulator token <namespace>`: the token that is good for the calls of one namespace. */
export function token(args: readonly string[], { variables }: CliContext): void {
  const { positionals } = readCommandOptions('token', commandOptions.token, args);
  const [namespace, ...rest] = positionals;
  if (namespace === undefined || rest.length > 0)
    throw new UsageError('token takes one namespace: login-emulator token w1');
  const problem = namespaceProblem(namespace);
  if (problem !== undefined) throw new UsageError(problem);
  const main = readToken(variables);
  if (main === undefined)
    throw new UsageError(
      `${tokenVariable} is not set; a namespace's token is made from the emulator's own: set it to what the emulator was started with`,
    );
  process.stdout.write(`${namespaceToken(main, namespace)}\n`);
}

/** The token that opens the control plane, and what a person has to know of it. */
export interface AdminToken {
  /** None on loopback, where none was given. */
  readonly token: string | undefined;
  /** That token where it was made now, and is known to nobody yet. */
  readonly generated: string | undefined;
  readonly notes: readonly string[];
}

/** The token of the variable; beyond loopback a new one where there is none. Without a control plane, nothing is made. */
export function adminTokenOf({ admin, host }: EffectiveSettings, token: string | undefined): AdminToken {
  if (token !== undefined) return { token, generated: undefined, notes: admin ? [tokenNote] : [] };
  if (!admin || isLoopbackHost(host)) return { token, generated: undefined, notes: [] };
  const generated = makeToken();
  return { token: generated, generated, notes: [] };
}

/** How a token is sent. */
export function sentAs(token: string): string {
  return `-H "Authorization: Bearer ${token}"`;
}

const tokenNote = `the control plane requires the token: ${sentAs(`$${tokenVariable}`)}`;

/** Reads the control plane's token; an empty one is none. */
export function readToken(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  const token = variables[tokenVariable];
  if (token === undefined || token === '') return undefined;
  if (sendable.test(token)) return token;
  throw new UsageError(
    `${tokenVariable} cannot be sent in a header; expected letters, digits and signs of ASCII, without spaces`,
  );
}
