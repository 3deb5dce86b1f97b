import { UsageError } from '../../errors.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { builtInIds, commandOptions, type CliContext } from '../command-options.ts';
import { readCommandOptions } from '../parse-options.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completionsOfCommands } from './completed-commands.ts';
import { zshScript } from './zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `login-emulator completion <shell>`: prints the completion script of a shell. */
export function completion(args: readonly string[], context: Pick<CliContext, 'providers'>): void {
  const { positionals } = readCommandOptions('completion', commandOptions.completion, args);
  const [shell = '', ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`completion takes one shell, but got ${positionals.join(' ')}`);
  if (!isShell(shell)) {
    const wrong = shell === '' ? 'completion needs a shell' : `there is no completion for ${shell}`;
    throw new UsageError(`${wrong}; ${expectedOneOf(shell, Object.keys(scripts))}`);
  }
  process.stdout.write(scripts[shell](completionsOfCommands(builtInIds(context))));
}

function isShell(word: string): word is keyof typeof scripts {
  return Object.hasOwn(scripts, word);
}
