import type { CompletedCommand, CompletedOption, Values } from './completed-commands.ts';

/** The completion script for fish, which describes each word. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const isNone = `not __fish_seen_subcommand_from ${names}`;
  const lines = commands.flatMap((command) => {
    const { name, summary, options, first, second } = command;
    const seen = `__fish_seen_subcommand_from ${name}`;
    const condition = name === 'start' ? `${seen}; or ${isNone}` : seen;
    const firsts = Array.isArray(first) ? first.join(' ') : '';
    return [
      `complete -c login-emulator -n '${isNone}' -a ${name} -d ${quoted(summary)}`,
      ...options.map((option) => optionLine(option, condition)),
      ...wordLines(first, firsts === '' ? seen : `${seen}; and not __fish_seen_subcommand_from ${firsts}`),
      ...wordLines(second, `${seen}; and __fish_seen_subcommand_from ${firsts}`),
    ];
  });
  return `# fish completion of login-emulator: login-emulator completion fish | source
complete -c login-emulator -f
${lines.join('\n')}
`;
}

function optionLine({ long, short, help, values }: CompletedOption, condition: string): string {
  const shortText = short === undefined ? '' : ` -s ${short.slice(1)}`;
  const value = values === undefined ? '' : ` ${valueOf(values)}`;
  return `complete -c login-emulator -n '${condition}' -l ${long.slice(2)}${shortText}${value} -d ${quoted(help)}`;
}

function valueOf(values: Values): string {
  if (values === 'files') return '-r -F';
  if (values === 'folders') return `-x -a '(__fish_complete_directories)'`;
  return values.length === 0 ? '-x' : `-x -a '${values.join(' ')}'`;
}

function wordLines(values: Values, condition: string): readonly string[] {
  if (values.length === 0) return [];
  const what =
    values === 'files'
      ? '-F'
      : values === 'folders'
        ? `-a '(__fish_complete_directories)'`
        : `-a '${values.join(' ')}'`;
  return [`complete -c login-emulator -n '${condition}' ${what}`];
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, (sign) => `\\${sign}`)}'`;
}
