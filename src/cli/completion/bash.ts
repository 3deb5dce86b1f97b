import type { CompletedCommand, Values } from './completed-commands.ts';

/** The completion script for bash. It needs no bash-completion package. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# bash completion of login-emulator: source <(login-emulator completion bash)
_login_emulator() {
  local cur prev command='' first='' i word
  COMPREPLY=()
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD-1]}
  # --option=value comes as three words
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == '--' && $command == exec ]]; then
      COMPREPLY=($(compgen -c -- "$cur"))
      return
    fi
    if [[ -z $command ]]; then
      case " ${names} " in *" $word "*) command=$word ;; esac
    elif [[ -z $first && $word != -* ]]; then
      first=$word
    fi
  done
  case "$command $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$command" in
${commands.map((command) => `      ${patternOf(command.name)}) COMPREPLY=($(compgen -W '${flagsOf(command)}' -- "$cur")) ;;`).join('\n')}
    esac
    return
  fi
  case "$command" in
    '') COMPREPLY=($(compgen -W '${names}' -- "$cur")) ;;
${commands.flatMap(wordCases).join('\n')}
  esac
}
complete -o default -F _login_emulator login-emulator
`;
}

/** Without a command, the options are those of start. */
function patternOf(name: string): string {
  return name === 'start' ? "''|start" : name;
}

function flagsOf({ options }: CompletedCommand): string {
  return options.flatMap(({ long, short }) => (short === undefined ? [long] : [short, long])).join(' ');
}

function valueCases({ name, options }: CompletedCommand): readonly string[] {
  const commands = name === 'start' ? ['', 'start'] : [name];
  return options.flatMap(({ long, short, values }) => {
    if (values === undefined) return [];
    const flags = short === undefined ? [long] : [long, short];
    const patterns = commands.flatMap((command) => flags.map((flag) => `'${command} ${flag}'`));
    return [`    ${patterns.join('|')}) ${replyOf(values)}; return ;;`];
  });
}

function wordCases({ name, first, second }: CompletedCommand): readonly string[] {
  if (first.length === 0) return [];
  const next = second.length === 0 ? '' : `; else ${replyOf(second)}`;
  return [`    ${name}) if [[ -z $first ]]; then ${replyOf(first)}${next}; fi ;;`];
}

function replyOf(values: Values): string {
  if (values === 'files') return 'COMPREPLY=($(compgen -f -- "$cur"))';
  if (values === 'folders') return 'COMPREPLY=($(compgen -d -- "$cur"))';
  return `COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$cur"))`;
}
