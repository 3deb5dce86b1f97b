import { readFileSync } from 'node:fs';

/** The vendor documents' curl commands, each with its expected status. */
export function documentsCommands(): [command: string, status: number][] {
  const script = readFileSync('test/smoke/documents.sh', 'utf8').replace(/^(#.*\n)+/, '');
  const commands = script.split(/^# (\d+)\n/m);
  return commands.flatMap((command, index) =>
    index % 2 === 0 && command !== '' ? [[command, Number(commands[index + 1])]] : [],
  );
}
