import { namespaceToken, makeToken } from '../admin/access/token.ts';
import { namespaceProblem } from '../store/store.ts';
import { commandOptions, type CliContext } from './command-options.ts';
import { readCommandOptions } from './parse-options.ts';
import { UsageError } from '../errors.ts';
import { isLoopbackHost } from '../http/loopback-host.ts';
import type { EffectiveSettings } from './settings.ts';

/** The variable of the control plane's token. It has no flag, which every user of the machine could read, and no key of a file. */
export const tokenVariable = 'LOGIN_EMULATOR_TOKEN';

/** The characters that `Authorization: Bearer` can carry. */
const sendable = /^[\x21-\x7e]+$/;

/** `login-emulator token <namespace>`: prints the token that is valid for the calls of one namespace. */
export function token(args: readonly string[], { variables }: CliContext): void {
  const { positionals } = readCommandOptions('token', commandOptions.token, args);
  const [namespace, ...rest] = positionals;
  if (namespace === undefined || rest.length > 0)
    throw new UsageError('token needs one namespace: npx login-emulator token w1');
  const problem = namespaceProblem(namespace);
  if (problem !== undefined) throw new UsageError(problem);
  const main = readToken(variables);
  if (main === undefined)
    throw new UsageError(
      `${tokenVariable} is not set; set it to the emulator's token, from which the token of a namespace is derived`,
    );
  process.stdout.write(`${namespaceToken(main, namespace)}\n`);
}

/** The token of the control plane, and the notes about it. */
export interface AdminToken {
  /** Undefined on loopback if the variable isn't set. */
  readonly token: string | undefined;
  /** The same token if it was generated now, so that no client has it yet. */
  readonly generated: string | undefined;
  readonly notes: readonly string[];
}

/** Returns the token of the variable; without one, generates a token beyond loopback if there is a control plane. */
export function adminTokenOf({ admin, host }: EffectiveSettings, token: string | undefined): AdminToken {
  if (token !== undefined) return { token, generated: undefined, notes: admin ? [tokenNote] : [] };
  if (!admin || isLoopbackHost(host)) return { token, generated: undefined, notes: [] };
  const generated = makeToken();
  return { token: generated, generated, notes: [] };
}

/** Returns the curl option that sends a token. */
export function sentAs(token: string): string {
  return `-H "Authorization: Bearer ${token}"`;
}

const tokenNote = `the control plane requires the token: ${sentAs(`$${tokenVariable}`)}`;

/** Reads the control plane's token; an empty variable counts as not set. */
export function readToken(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  const token = variables[tokenVariable];
  if (token === undefined || token === '') return undefined;
  if (sendable.test(token)) return token;
  throw new UsageError(
    `${tokenVariable} cannot be sent in a header; expected ASCII letters, digits and punctuation, without spaces`,
  );
}
