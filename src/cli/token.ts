import { namespaceToken } from '../admin/access/token.ts';
import { namespaceProblem } from '../store/namespace.ts';
import { commandOptions, readCommandOptions } from './command-options.ts';
import type { CliContext } from './context.ts';
import { UsageError } from './usage-error.ts';
import { readToken, tokenVariable } from './variables.ts';

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
