import { expect, it } from '@jest/globals';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { builtInProviders } from '../../src/providers/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run } from './cli.ts';
import { withPortInUse } from './sockets.ts';

const known = builtInProviders.map(({ id }) => id).join(', ');

const aListen =
  'a port, optionally with a provider and a namespace, such as "4011", 3000=rocketchat, 4011@w1 or 3000=rocketchat@w1';

it.each([
  [['serve'], 'there is no command serve; npx login-emulator --help lists the commands'],
  [['toString'], 'there is no command toString; npx login-emulator --help lists the commands'],
  [['--junit', 'x'], "--junit isn't an option of start, but of exec"],
  [['check', '--env', 'A=b'], "--env isn't an option of check, but of exec"],
  [
    ['start', '--url', 'http://localhost:1'],
    "--url isn't an option of start, but of health, requests, scenario, account, session, code, clock, reset, bundle and coverage",
  ],
  [
    ['--port', '0', 'exec', '--', 'true'],
    'exec must come before its options: npx login-emulator exec [options]',
  ],
  [['--no-port'], 'unknown option --no-port; npx login-emulator help start lists the options'],
  [['start', '--print-config'], "--print-config isn't an option of start, but of check"],
  [['--fidelity', 'high'], '--fidelity is "high"; expected one of documented, observed, inferred'],
  [
    ['start', 'now'],
    'start takes no arguments, but got now; npx login-emulator help start lists the options',
  ],
  [['--prot', '0'], 'unknown option --prot; did you mean --port?'],
  [['check', '--fixture', 'x'], 'unknown option --fixture; did you mean --fixtures?'],
  [['--colour'], 'unknown option --colour; npx login-emulator help start lists the options'],
  [['-x'], 'unknown option -x; npx login-emulator help start lists the options'],
  [['--quiet=yes'], '--quiet takes no value'],
  [['stat'], 'there is no command stat; did you mean start?'],
  [['--provider', 'rockechat'], 'there is no provider rockechat; did you mean rocketchat?'],
  [['--port'], '--port needs a value; if the value begins with a dash, write --port=<value>'],
  [['--port', 'http'], '--port is "http"; expected a whole number from 0 to 65535'],
  [['--port', ''], '--port is ""; expected a whole number from 0 to 65535'],
  [['--port', '1.5'], '--port is 1.5; expected a whole number from 0 to 65535'],
  [['--port', '65536'], '--port is 65536; expected a whole number from 0 to 65535'],
  [['--port=-1'], '--port is -1; expected a whole number from 0 to 65535'],
  [['--now', 'yesterday'], '--now is "yesterday"; expected a time such as 2027-01-31T12:00:00Z'],
  [
    ['--now', '2027-13-01T12:00:00Z'],
    '--now is "2027-13-01T12:00:00Z"; expected a time such as 2027-01-31T12:00:00Z',
  ],
  [
    ['--now', '2027-02-29T12:00:00Z'],
    '--now is "2027-02-29T12:00:00Z"; expected a time such as 2027-01-31T12:00:00Z',
  ],
  [['--seed', ''], '--seed is ""; expected a text that is not empty (in quotes, if it looks like a number)'],
  [['--provider', 'github'], `there is no provider github; expected one of ${known}`],
  [['--profile', 'real'], 'there is no profile real; expected documented or observed'],
  [['--profile', 'rocketchat=real'], 'there is no profile real; expected documented or observed'],
  [['--profile', 'github=observed'], `there is no provider github; expected one of ${known}`],
  [
    ['--profile', 'observed', '--profile', 'github=documented'],
    `there is no provider github; expected one of ${known}`,
  ],
  [
    ['--json'],
    "--json isn't an option of start, but of adopt, outcomes, requests, scenario, account, session, code and clock; --log json prints JSON lines",
  ],
  [['--log', 'loud'], '--log is "loud"; expected one of pretty, json, off'],
  [['--listen', 'w1'], `--listen is "w1"; expected ${aListen}`],
  [['--listen', '4011', '--listen', '4012@W1'], `--listen is "4012@W1"; expected ${aListen}`],
  [['--listen', '70000'], 'listen has 70000; expected a port from 0 to 65535'],
  [['--listen', '0=github'], `listen has 0=github: there is no provider github; expected one of ${known}`],
  [
    ['--provider', 'misaka', '--listen', '0=rocketchat@w1'],
    'listen has 0=rocketchat@w1: rocketchat is not served; expected one of misaka, or --provider with rocketchat too',
  ],
  [
    ['--fallback', 'rocketchat'],
    '--fallback is "rocketchat"; expected a provider and the URL of a server, such as rocketchat=http://localhost:3001',
  ],
  [
    ['--fallback', 'github=http://localhost:1'],
    `fallback has github=http://localhost:1: there is no provider github; expected one of ${known}`,
  ],
  [
    ['--fallback', 'misaka=http://user:pw@localhost:1'],
    'fallback has misaka=http://…@localhost:1: it contains a user name or a password; expected one such as http://localhost:3001',
  ],
  [
    ['--fallback', 'misaka=http://a.test,misaka=http://b.test'],
    'fallback has misaka=http://a.test: misaka has two entries; expected one',
  ],
  [
    ['--public-url', 'login.example.com'],
    "public-url is login.example.com: it isn't a URL; expected one such as https://login.example.com",
  ],
  [
    ['--public-url', 'https://login.example.com/?a'],
    'public-url is https://login.example.com/?a: it contains a query or a fragment; expected one such as https://login.example.com',
  ],
  [
    ['--allowed-hosts', 'http://a.test'],
    '--allowed-hosts is "http://a.test"; expected a host name or address without a scheme, such as emulator.test, emulator.test:4010 for only this port, or [2001:db8::7]',
  ],
  [
    ['--admin-origins', 'https://qa.example.com/'],
    'admin-origins has https://qa.example.com/; expected an origin such as https://qa.example.com, or https://*.example.com for its sub-domains: only scheme, host and port',
  ],
  [['--max-namespaces', '0'], '--max-namespaces is 0; expected a whole number from 1'],
  [['--max-namespaces', 'many'], '--max-namespaces is "many"; expected a whole number from 1'],
  [
    ['--scenario', 'Slow'],
    '--scenario is "Slow"; expected the name of a scenario set such as everyone-locked-out',
  ],
  [
    ['--store', 'postgres://u:pw@h'],
    'store is postgres://…@h; expected memory, or a Redis URL such as redis://localhost:6379',
  ],
  [
    ['--store', 'rediss://localhost', '--state', 'kept.json'],
    'state is kept.json, but Redis keeps the state across restarts itself; remove state, or the store',
  ],
  [['--request-budget', 'on'], '--request-budget is "on"; expected one of off, vendor'],
  [['--fixtures', 'nowhere'], 'nowhere: there is no such folder; npx login-emulator init creates one'],
  [
    ['--port', '0', '--host', '203.0.113.7'],
    "203.0.113.7 isn't an address of this machine; choose another with --host",
  ],
])('rejects %j with one line and exit code 2', async (args, line) => {
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: `login-emulator: ${line}\n` });
});

it.each([
  ['start', '*,https://app.example.com', '*, which must be the only entry'],
  ['start', 'off,loopback', 'off, which must be the only entry'],
  ['start', 'loopback,https://app.example.com/', 'https://app.example.com/'],
  ['check', '*,https://app.example.com', '*, which must be the only entry'],
])('rejects at %s the origins %s', async (command, cors, wrong) => {
  expect(await run([command, '--cors', cors])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: cors has ${wrong}; expected *, off, or loopback and origins such as https://app.example.com, https://*.example.com for its sub-domains, capacitor://localhost or null\n`,
  });
});

it('rejects an option whose value looks like an option', async () => {
  const ended = await run(['--port', '-1']);
  expect([ended.code, ended.stderr.trimEnd().split('\n')]).toEqual([
    2,
    [expect.stringMatching(/^login-emulator: .*--port/)],
  ]);
});

it('rejects a port that is in use', async () => {
  await withPortInUse(async (port) => {
    expect(await run(['--port', String(port)])).toEqual({
      code: 2,
      stdout: '',
      stderr: `login-emulator: port ${port} is in use; choose another with --port, or --port 0 for a free one\n`,
    });
  });
});

it('rejects a fixtures folder that it cannot read', async () => {
  const cwd = temporaryFolder({ 'fixtures/misaka.yaml': '' });
  // root may read everything, so another user reads it, who needs access to the folder
  const asOther = process.getuid?.() === 0 ? { uid: 65534 } : {};
  for (const folder of [join(cwd, '..'), cwd]) chmodSync(folder, 0o755);
  chmodSync(join(cwd, 'fixtures'), 0);
  const ended = await run(['--port', '0', '--fixtures', 'fixtures'], { cwd, ...asOther });
  chmodSync(join(cwd, 'fixtures'), 0o755);
  expect(ended).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^login-emulator: fixtures: cannot be read: .*EACCES.*\n$/),
  });
});
