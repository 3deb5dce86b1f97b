import { options } from './option-table.ts';

const switches = options.filter(([, { kind }]) => kind === 'switch').map(([name]) => `--no-${name}`);

/** Where the text beside the flags begins, and how wide it is. */
const [column, width] = [27, 94];

const optionLines = options.flatMap(([name, { value, help: text, default: defaultValue }]) => {
  const flag = `  --${defaultValue === true ? 'no-' : ''}${name}${value === undefined ? '' : ` ${value}`}`;
  const [first = '', ...others] = wrapped(text);
  return [`${flag.padEnd(column - 1)} ${first}`, ...others.map((line) => ' '.repeat(column) + line)];
});

function wrapped(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines.splice(-1, 1, word);
    else if (line.length + 1 + word.length > width) lines.push(word);
    else lines.splice(-1, 1, `${line} ${word}`);
  }
  return lines;
}

/** What `--help` says. */
export const help = `login-emulator: four login APIs on localhost that remember, and refuse on command

usage: login-emulator [start] [options]   serve
       login-emulator init [folder]       write fixtures and a login-emulator.yaml to edit
       login-emulator check [options]     check the options and the fixtures; with --print-config, say the options in
                                          effect and where each comes from
       login-emulator outcomes <provider> what a provider can answer, and how to reach each answer; --json
       login-emulator coverage            which of these answers a running emulator has given, of the operations that were
                                          called: --url <url> (LOGIN_EMULATOR_URL, else http://localhost:4010),
                                          --format table|json|junit|html, --fail-under <percent>; --merge <folder> adds up
                                          the documents that --format json has written there
       login-emulator exec [options] -- <command>
                                          run a command beside an emulator of its own, at a free port and silent, and end
                                          as it does. The command has LOGIN_EMULATOR_URL, of each provider
                                          LOGIN_EMULATOR_<PROVIDER>_URL, and LOGIN_EMULATOR_TOKEN where there is one;
                                          --env API={rocketchat} adds a variable ({url}, {<provider>}, {token}, {ca};
                                          repeatable). --coverage prints what was met, --fail-under <percent> wants so
                                          much, --junit <file> writes it, --artifacts <folder> keeps it, and what had
                                          happened when the command failed
       login-emulator code <provider> <login>
                                          the code that an account's second factor accepts at a running emulator; --url
                                          as for coverage, --namespace <name>, --min-validity <seconds>, --json
       login-emulator token <namespace>   the token that is good for one namespace, made from LOGIN_EMULATOR_TOKEN

options, also as LOGIN_EMULATOR_<OPTION> variables and as keys of login-emulator.yaml (a flag wins over a variable,
a variable over the file; ${switches.slice(0, 3).join(', ')},
${switches.slice(3).join(', ')} turn a switch off):
${optionLines.join('\n')}
  -h, --help   -v, --version

The variable LOGIN_EMULATOR_TOKEN, which is no option, holds the token that opens the control plane.
`;
