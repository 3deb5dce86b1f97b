import { isCommand, commandTable } from '../../src/cli/command-table.ts';
import { commandHelp, generalHelp } from '../../src/cli/help.ts';
import { builtInProviders } from '../../src/providers/index.ts';

const builtIn = builtInProviders.map(({ id }) => id);

/** The reference of the command line: the help of every command, as the command prints it. */
export function commandLineReference(): string {
  const commands = Object.keys(commandTable).filter(isCommand);
  const parts = commands.map((name) => `## login-emulator ${name}\n\n${block(commandHelp(name, builtIn))}`);
  return [block(generalHelp(builtIn)), ...parts].join('\n\n');
}

function block(text: string): string {
  return `\`\`\`text\n${text}\`\`\``;
}
