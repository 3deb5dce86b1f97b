import { rooms } from '../providers/rooms.ts';
import { settingKinds } from './settings.ts';

const providers = rooms.map(({ id }) => id).join(', ');
const switches = Object.entries(settingKinds)
  .filter(([, kind]) => kind === 'switch')
  .map(([name]) => `--no-${name}`);

/** What `--help` says. */
export const help = `login-emulator: four login APIs on localhost that remember, and refuse on command

usage: login-emulator [start] [options]   serve
       login-emulator init [folder]       write fixtures and a login-emulator.yaml to edit
       login-emulator check [options]     check the options and the fixtures; with --print-config, say the options in
                                          effect and where each comes from
       login-emulator outcomes <provider> what a provider can answer, and how to reach each answer; --json

options, also as LOGIN_EMULATOR_<OPTION> variables and as keys of login-emulator.yaml (a flag wins over a variable,
a variable over the file; ${switches.join(', ')} turn a switch off):
  --port <n>               the port; 0 takes a free one (4010)
  --host <host>            the address to listen on (localhost: 127.0.0.1 and ::1)
  --provider <id>          a provider to serve: ${providers}; repeatable (all)
  --profile <profile>      documented or observed, or for one provider: rocketchat=observed
                           (documented; no provider has an observed profile yet)
  --fixtures <folder>      the folder with a fixture file for each provider (embedded ones)
  --watch                  edits of that folder are taken over while it serves (on where it prints to a terminal)
  --seed <text>            the same seed, requests and time give the same answers (a new one at each start)
  --now <time>             freezes the clock at a time such as 2027-01-31T12:00:00Z
  --cors <rule>            loopback, *, off, or an origin; repeatable (loopback)
  --request-budget <rule>  off or vendor: whether the vendors' request budgets count (off)
  --fidelity <evidence>    documented, observed or inferred: an answer that rests on less is a 501 (inferred)
  --quiet                  no line a request, and no x-emulator headers
  --json                   the lines on the terminal are JSON
  -h, --help   -v, --version
`;
