import { expect, it } from '@jest/globals';
import { version } from '../../src/version.ts';
import { onlyoffice } from '../../src/providers/onlyoffice/index.ts';
import { providers } from '../http/answers.ts';
import { eventsOf, post, serving } from './cli.ts';

const frozenAt = '2027-01-31T12:00:00Z';
const plain = { login: 'plain@example.com', passwd: 'Password-1' };
const rocketchats = ['app', 'roleless', 'both', 'ldap', 'must-change'];
const eight = ['plain', 'totp', 'sms', 'mail', 'disabled', 'unverified', 'captcha', 'locked'];

it('prints URLs, accounts, a curl line and notes at the start', async () => {
  const ended = await serving(['--provider', providers.join()], () => Promise.resolve());
  const mails = eight.map((name) => `${name}@example.com`).join(', ');
  expect(ended.stdout.replaceAll(/localhost:\d+/g, 'localhost:PORT').split('\n')).toEqual([
    `login-emulator ${version} on http://localhost:PORT`,
    '',
    '  interserver (documented)',
    '    POST http://localhost:PORT/apiv2/login',
    '    and 13 more operations: npx login-emulator outcomes interserver',
    `    accounts: user@domain.com (password mypassword); ${mails}, newaddress@example.com (password Password-1)`,
    '  rocketchat (documented)',
    '    POST http://localhost:PORT/api/v1/login',
    '    and 11 more operations: npx login-emulator outcomes rocketchat',
    `    accounts: myusername (password mypassword); ${[...eight, ...rocketchats].join(', ')} (password Password-1)`,
    '  misaka (documented)',
    '    POST http://localhost:PORT/v3/session/login',
    '    and 6 more operations: npx login-emulator outcomes misaka',
    `    accounts: user@example.com (password string); ${mails} (password Password-1)`,
    '  onlyoffice (documented)',
    '    POST http://localhost:PORT/api/2.0/authentication/{code}',
    '    and 20 more operations: npx login-emulator outcomes onlyoffice',
    `    accounts: some text (password 044LP3vr2j); ${mails}, unlinked@example.com, phoneless@example.com (password Password-1)`,
    '',
    'try:',
    `  curl http://localhost:PORT/apiv2/login -H 'Content-Type: application/json' -d '{"login":"user@domain.com","passwd":"mypassword"}'`,
    '',
    'note: request budgets are off; --request-budget vendor turns them on',
    'Ctrl-C stops.',
    '',
  ]);
  expect(ended.stderr).toBe('');
});

it('says ready, each request and stopped as JSON with --log json', async () => {
  const urls: string[] = [];
  const ended = await serving(
    ['--log', 'json', '--now', frozenAt, '--provider', 'onlyoffice'],
    async ({ url }) => {
      urls.push(url);
      const login = { userName: 'some text', password: '044LP3vr2j' };
      await post(`${url}/api/2.0/authentication/{code}`, login);
      await post(`${url}/api/2.0/authentication/135790/`, {}, { 'x-emulator-namespace': 'w1' });
    },
  );
  const [url = ''] = urls;
  const { endpoints } = onlyoffice.profiles.documented;
  const request = {
    event: 'request',
    at: Date.parse(frozenAt),
    provider: 'onlyoffice',
    profile: 'documented',
    method: 'POST',
  };
  expect(eventsOf(ended)).toEqual([
    {
      event: 'ready',
      version,
      url,
      providers: [
        {
          id: 'onlyoffice',
          profile: 'documented',
          urls: endpoints.map(({ contract: { method, template } }) => `${method} ${url}/api/2.0${template}`),
        },
      ],
      notes: [],
    },
    {
      ...request,
      id: 'default-1',
      namespace: 'default',
      operation: 'authenticateByCode',
      account: 'some text',
      path: '/api/2.0/authentication/{code}',
      status: 200,
      outcome: 'signed-in',
      provenance: 'documented',
      trace: ['checking the password', 'password matched', 'code matched'],
    },
    {
      ...request,
      id: 'w1-1',
      namespace: 'w1',
      path: '/api/2.0/authentication/‹redacted›/',
      status: 404,
      trace: ['not-found'],
    },
    { event: 'stopped' },
  ]);
});

it('says its URL alone with --quiet, and sends no x-emulator headers', async () => {
  const urls: string[] = [];
  const ended = await serving(['--quiet'], async ({ url }) => {
    urls.push(url);
    const answers = [await post(`${url}/apiv2/login`, plain), await post(`${url}/apiv2/nothing`, plain)];
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    const names = answers.flatMap(({ headers }) => [...headers.keys()]);
    expect(names.filter((name) => name.startsWith('x-emulator'))).toEqual([]);
  });
  expect(ended).toEqual({ code: 0, stdout: `${urls.join()}\n`, stderr: '' });
});

it('says no request with --quiet --log json', async () => {
  const ended = await serving(['--quiet', '--log', 'json'], async ({ url }) => {
    await post(`${url}/apiv2/login`, plain);
  });
  expect(eventsOf(ended)).toEqual([expect.objectContaining({ event: 'ready' }), { event: 'stopped' }]);
});
