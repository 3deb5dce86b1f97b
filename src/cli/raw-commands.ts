import type { CliContext, CommandName } from './command-options.ts';

type Run = (args: readonly string[], context: CliContext) => Promise<void>;

/** The commands that read their own arguments. Each is loaded when it runs. */
export const rawCommands = {
  adopt: async (args, context) => (await import('./adopt.ts')).adopt(args, context),
  exec: async (args, context) => (await import('./exec/exec.ts')).exec(args, context),
  record: async (args, context) => (await import('./record.ts')).record(args, context),
  requests: async (args, context) => (await import('./running/requests.ts')).requests(args, context),
  scenario: async (args, context) => (await import('./running/scenario.ts')).scenario(args, context),
  account: async (args, context) => (await import('./running/account.ts')).account(args, context),
  session: async (args, context) => (await import('./running/session.ts')).session(args, context),
  code: async (args, context) => (await import('./code.ts')).code(args, context),
  clock: async (args, context) => (await import('./running/clock.ts')).clock(args, context),
  reset: async (args, context) => (await import('./running/reset.ts')).reset(args, context),
  bundle: async (args, context) => (await import('./running/bundle.ts')).bundle(args, context),
  coverage: async (args, context) => (await import('./coverage.ts')).coverage(args, context),
  token: async (args, context) => (await import('./token.ts')).token(args, context),
  completion: async (args, context) => (await import('./completion/completion.ts')).completion(args, context),
  help: async (args, context) => (await import('./help.ts')).help(args, context),
} satisfies Partial<Record<CommandName, Run>>;

/** Whether a word is a command that reads its own arguments. */
export function isRawCommand(command: string): command is keyof typeof rawCommands {
  return Object.hasOwn(rawCommands, command);
}
