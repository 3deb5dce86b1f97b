import type { CompletedCommand, CompletedOption, Values } from './completed-commands.ts';

/** The completion script for zsh, which describes each word. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const start = commands.filter(({ name }) => name === 'start');
  return `#compdef login-emulator
# zsh completion of login-emulator: source <(login-emulator completion zsh)
_login_emulator() {
  local curcontext="$curcontext" state line
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
    return
  fi
  case $words[2] in
${commands.map((command) => caseOf(command.name, command, true)).join('\n')}
${start.map((command) => caseOf('*', command, false)).join('\n')}
  esac
}
if (( $+functions[compdef] )); then compdef _login_emulator login-emulator; else autoload -Uz compinit && compinit && compdef _login_emulator login-emulator; fi
`;
}

function caseOf(
  pattern: string,
  { name, options, first, second }: CompletedCommand,
  isNamed: boolean,
): string {
  const words = [first, second].flatMap((values, index) =>
    values.length === 0
      ? []
      : [quoted(`${index + 1}:${index === 0 ? 'argument' : 'value'}:${actionOf(values)}`)],
  );
  const rest = name === 'exec' ? [quoted('*::command:_normal')] : [];
  const specs = [...options.map(specOf), ...words, ...rest];
  const shift = isNamed ? '      shift words; (( CURRENT-- ))\n' : '';
  return `    ${pattern})\n${shift}      _arguments \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
}

function specOf({ long, short, help, values }: CompletedOption): string {
  const text = `[${escaped(help)}]${values === undefined ? '' : `:value:${actionOf(values)}`}`;
  return short === undefined ? quoted(`*${long}${text}`) : `'*'{${short},${long}}${quoted(text)}`;
}

function actionOf(values: Values): string {
  if (values === 'files') return '_files';
  if (values === 'folders') return '_files -/';
  return values.length === 0 ? ' ' : `(${values.join(' ')})`;
}

/** Brackets and colons separate the parts of a specification. */
function escaped(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, (sign) => `\\${sign}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
