import { builtInProviders } from '../providers/index.ts';
import { settingKinds } from './settings.ts';

const providers = builtInProviders.map(({ id }) => id).join(', ');
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
  --port <n>               the port; 0 takes a free one (4010)
  --host <host>            the address to listen on (localhost: 127.0.0.1 and ::1)
  --listen <entry>         a further port: 4011, for one provider alone 3000=rocketchat, in a namespace 4011@w1, or
                           3000=rocketchat@w1; repeatable
  --provider <id>          a provider to serve: ${providers}; repeatable (all)
  --profile <profile>      documented (the vendor's page) or observed (its server today), or for one provider:
                           rocketchat=observed; all but misaka have both; repeatable (documented)
  --fixtures <folder>      the folder with a fixture file for each provider (embedded ones)
  --watch                  edits of that folder are taken over while it serves (on where it prints to a terminal)
  --scenario <set>         a scenario set that is armed from the start, such as everyone-locked-out; repeatable
  --seed <text>            the same seed, requests and time give the same answers (a new one at each start)
  --now <time>             freezes the clock at a time such as 2027-01-31T12:00:00Z
  --cors <rule>            loopback, *, off, null, or an origin, also capacitor://localhost or https://*.example.com;
                           repeatable (loopback)
  --request-budget <rule>  off or vendor: whether the vendors' request budgets count (off)
  --fidelity <evidence>    documented, observed or inferred: an answer that rests on less is a 501 (inferred)
  --fallback <entry>       rocketchat=http://localhost:3001: the server of your own that answers what the provider's
                           contract does not know; repeatable
  --public-url <url>       where clients reach it, for links in answers (as each client names it)
  --trust-proxy            X-Forwarded-For, -Proto and -Host count: a proxy of yours stands in front
  --tls                    all ports speak https, with a certificate that is made for this start
  --tls-cert <file>        the file of a certificate in PEM to speak https with; together with --tls-key
  --tls-key <file>         the file of its private key in PEM
  --tls-host <name>        a further DNS name or IP address that the made certificate is good for; repeatable
  --allowed-hosts <host>   a host name under which the control plane may be called, beside loopback; repeatable
  --admin-origins <origin> an origin whose pages may call the control plane, beside its own, or https://*.example.com for
                           its sub-domains; repeatable
  --no-admin               the control plane is off, all but its health
  --no-prefer              no request may ask for its answer by Prefer or ?__code=
  --max-namespaces <n>     how many namespaces there may be at a time; idle ones go first (1000)
  --require-namespace      a request that names no namespace is refused
  --store <store>          memory, or a Redis that several emulators share: redis://localhost:6379 (memory)
  --state <file>           a file that keeps the state of the store memory across restarts
  --log <form>             pretty, json, or off: the lines on the terminal; with off, the URL alone (pretty)
  --quiet                  no line a request, and no x-emulator headers
  -h, --help   -v, --version

The variable LOGIN_EMULATOR_TOKEN, which is no option, holds the token that opens the control plane.
`;
