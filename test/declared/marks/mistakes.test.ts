import { expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { FileError } from '../../../src/errors.ts';

const examples = 'examples/providers';

/** Loads an example with a changed overlay, and returns its problems, or its notes if it has no problem. */
async function reported(name: string, from: string, to: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mistake-'));
  try {
    const source = join(examples, name);
    for (const file of readdirSync(source).filter((one) => one.endsWith('.yaml')))
      copyFileSync(join(source, file), join(folder, file));
    const overlay = join(folder, `${name}.login.yaml`);
    const text = readFileSync(overlay, 'utf8');
    expect(text).toContain(from);
    writeFileSync(
      overlay,
      text.replace(from, () => to),
    );
    const { notes } = await loadDeclaredProvider({ id: name, file: join(folder, `${name}.yaml`) });
    return notes.map((line) => line.replaceAll(`${folder}/`, ''));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.message.split('\n').map((line) => line.replaceAll(`${folder}/`, ''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns where a text is in an overlay after the change: its line and column, counted from 1. */
function placeOf(name: string, from: string, to: string, at: string): string {
  const text = readFileSync(join(examples, name, `${name}.login.yaml`), 'utf8');
  const changed = text.replace(from, () => to);
  const offset = changed.indexOf(at, text.lastIndexOf('\n', text.indexOf(from)) + 1);
  const before = changed.slice(0, offset).split('\n');
  return `${name}.login.yaml:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const credentials = 'invalid-credentials: { status: 401, example: credentials }';
const logout = "target: $.paths['/auth/logout'].post\n    update:\n      x-login:";
const place = 'expected a place such as body.email, a list of places, or { at: a place, prefix: a text }';

/** A text, the text that a person writes in its place, the text at the reported place, and the message. */
const mistakes: readonly (readonly [name: string, from: string, to: string, at: string, message: string])[] =
  [
    // the overlay
    [
      'directus',
      'overlay: 1.0.0',
      'overlay: 9.0.0',
      '9.0.0',
      'overlay is "9.0.0"; expected the version "1.0.0" or "1.1.0"',
    ],
    [
      'directus',
      './directus.yaml',
      './directs.yaml',
      './directs',
      'extends is ./directs.yaml, but the overlay is applied to directus.yaml',
    ],
    [
      'directus',
      "/auth/login'].post",
      "/auth/signin'].post",
      "$.paths['/auth/signin",
      "$.paths['/auth/signin'].post matches nothing: $.paths has no /auth/signin; did you mean /auth/login?",
    ],
    [
      'directus',
      "/auth/login'].post",
      "/auth/login'].put",
      "$.paths['/auth/login",
      "$.paths['/auth/login'].put matches nothing: $.paths['/auth/login'] has no put; did you mean post?",
    ],
    [
      'directus',
      "$.paths['/auth/login",
      "$.path['/auth/login",
      "$.path['",
      "$.path['/auth/login'].post matches nothing: $ has no path; did you mean paths?",
    ],
    [
      'directus',
      logout,
      logout.replace('.post', ''),
      'x-login',
      'x-login has no effect here; expected it at the top, in an operation, or in an example',
    ],
    [
      'directus',
      logout,
      logout.replace('x-login', 'x-logn'),
      'x-logn',
      'x-logn has no effect; did you mean x-login?',
    ],
    // the top of the marks
    [
      'directus',
      'version: 1\n',
      'version: 2\n',
      '2\n',
      'version 2 of the marks is unknown; expected 1, or a newer login-emulator',
    ],
    [
      'directus',
      'version: 1\n',
      'version: 1\n        version: 1\n',
      'version: 1\n        source',
      'duplicate key; expected each key once',
    ],
    ['directus', 'lockout: {', 'lockot: {', 'lockot', 'unknown key lockot in x-login; did you mean lockout?'],
    [
      'directus',
      'attempts: 25',
      'attempts: many',
      'many',
      'x-login.lockout.attempts is "many"; expected a whole number',
    ],
    [
      'directus',
      'attempts: 25',
      'attempt: 25',
      'attempt',
      'unknown key attempt in x-login.lockout; did you mean attempts?',
    ],
    [
      'directus',
      'checks: [limits,',
      'checks: [limit,',
      'limit,',
      'x-login.checks[0] is "limit"; did you mean limits?',
    ],
    [
      'directus',
      'checks: [limits,',
      'checks: [limits, limits,',
      '[limits',
      'x-login.checks is a list; expected each entry once',
    ],
    [
      'directus',
      'operations: all',
      'operations: [logn]',
      'logn',
      'unknown operationId logn; did you mean login?',
    ],
    [
      'directus',
      'key: address',
      'key: adress',
      'adress',
      'x-login.counters.requests.key is "adress"; expected account, address, address-and-path, session, everyone, or a place such as body.email',
    ],
    [
      'directus',
      '{{code.value}}',
      '{{code.valu}}',
      'https',
      'unknown name valu after code in {{code.valu}}; did you mean value?',
    ],
    // tokens
    [
      'directus',
      'security: BearerToken',
      'security: BearerTokn',
      'BearerTokn',
      'unknown security scheme BearerTokn; did you mean BearerToken?',
    ],
    ['directus', 'form: jwt', 'form: JWT', 'JWT', 'x-login.tokens.access.form is "JWT"; did you mean jwt?'],
    [
      'directus',
      'lifetime: 15m',
      'lifetime: 15 minutes',
      '15 minutes',
      'x-login.tokens.access.lifetime is "15 minutes"; expected a duration such as 90s, 15m, 1h30m, 7d, forever, or a number of seconds',
    ],
    ['directus', 'sameAs: access', 'sameAs: acces', 'acces ', 'unknown token acces; did you mean access?'],
    [
      'directus',
      'renews: [session]',
      'renews: [sesion]',
      'sesion',
      'unknown token sesion; did you mean session?',
    ],
    [
      'directus',
      'reuse: refused',
      'reuse: refuse',
      'refuse\n',
      'x-login.tokens.refresh.reuse is "refuse"; did you mean refused?',
    ],
    [
      'directus',
      "'{{account.id}}'",
      "'{{acount.id}}'",
      "'{{acount",
      'unknown source acount in {{acount.id}}; did you mean account?',
    ],
    [
      'directus',
      "'{{account.role_id}}'",
      "'{{account.roleid}}'",
      "'{{account.roleid",
      'unknown name roleid after account in {{account.roleid}}; did you mean role_id?',
    ],
    // acts and places
    [
      'directus',
      'act: refresh',
      'act: refrsh',
      'refrsh',
      'x-login.acts[0].act is "refrsh"; did you mean refresh?',
    ],
    [
      'directus',
      'act: sign-out',
      'act: logout',
      'logout',
      'x-login.acts[0].act is "logout"; did you mean sign-out?',
    ],
    [
      'directus',
      'act: refresh',
      'act: refresh\n            act: refresh',
      'act: refresh\n            when',
      'duplicate key; expected each key once',
    ],
    [
      'directus',
      'login: body.email,',
      'login: body.emial,',
      'body.emial',
      "POST /auth/login doesn't declare body.emial; did you mean email?",
    ],
    [
      'directus',
      'login: body.email,',
      'login: bdy.email,',
      'bdy',
      `x-login.reads.login is "bdy.email"; ${place}`,
    ],
    [
      'directus',
      'login: body.email,',
      'login: { in: body.email },',
      'in: body',
      'unknown key in in x-login.reads.login; expected one of at, prefix, suffix, encoding, member',
    ],
    [
      'directus',
      'login: body.email,',
      'logn: body.email,',
      'logn',
      'unknown key logn in x-login.reads; did you mean login?',
    ],
    [
      'directus',
      'password: body.password,',
      'password: 5,',
      '5,',
      `x-login.reads.password is a number; ${place}`,
    ],
    [
      'directus',
      'when: { body.mode: cookie }',
      'when: { bod.mode: cookie }',
      'bod.mode',
      'invalid key bod.mode; expected a place such as body.email, form.username, query.code, path.id, header.X-Token, cookie.sid, basic.username or bearer',
    ],
    [
      'directus',
      'issues: [access, refresh]',
      'issues: [acces, refresh]',
      'acces,',
      'unknown token acces; did you mean access?',
    ],
    [
      'directus',
      'sets: [refresh]',
      'sets: [refrsh]',
      'refrsh',
      'unknown token refrsh; did you mean refresh?',
    ],
    // answers
    [
      'directus',
      credentials,
      credentials.replace('als:', 'al:'),
      'invalid-credential',
      'unknown outcome invalid-credential; did you mean invalid-credentials?',
    ],
    [
      'directus',
      credentials,
      credentials.replace('credentials }', 'credential }'),
      'credential }',
      'unknown example credential at 401; did you mean credentials?',
    ],
    [
      'directus',
      credentials,
      credentials.replace('401', '410'),
      'credentials }',
      'POST /auth/login declares no response 410 with an example; it has 200, 400, 401, 429, 500. Name a response of the components in `response`, or write a `body`',
    ],
    [
      'directus',
      credentials,
      credentials.replace('401', "'401'"),
      "'401'",
      'x-login.answers.invalid-credentials.status is "401"; expected a whole number',
    ],
    [
      'directus',
      credentials,
      credentials.replace('401', '4010'),
      '4010',
      'x-login.answers.invalid-credentials.status is 4010; expected 599 or less',
    ],
    [
      'directus',
      credentials,
      credentials.replace('status', 'stauts'),
      'stauts',
      'unknown key stauts in x-login.answers.invalid-credentials; did you mean status?',
    ],
    [
      'directus',
      credentials,
      'invalid-credentials: credentials',
      'credentials\n',
      'x-login.answers.invalid-credentials is "credentials"; expected keys with values',
    ],
    [
      'directus',
      'Unauthorized, example: credentials',
      'Unauthorised, example: credentials',
      'Unauthorised',
      'unknown response Unauthorised; did you mean Unauthorized?',
    ],
    [
      'directus',
      'Forbidden, example: token',
      'Forbidden, example: tokn',
      'tokn',
      'unknown example tokn in components.responses.Forbidden; did you mean token?',
    ],
    // the account and the password
    [
      'mattermost',
      'logins: [username]',
      'logins: username',
      'username',
      'x-login.account.logins is "username"; expected a list',
    ],
    ['mattermost', 'id: hash', 'id: hsh', 'hsh', 'x-login.account.id is "hsh"; did you mean hash?'],
    [
      'mattermost',
      'account: body.login_id',
      'account: body.login_di',
      'body.login_di',
      "POST /api/v4/users/mfa doesn't declare body.login_di; did you mean login_id?",
    ],
    [
      'mattermost',
      'endsSessions: others',
      'endsSessions: other',
      'other }',
      'x-login.password.endsSessions is "other"; did you mean others?',
    ],
    [
      'mattermost',
      'device: body.device_id',
      'device: device_id',
      'device_id',
      `x-login.session.keeps.device is "device_id"; ${place}`,
    ],
  ];

it.each(mistakes)('reports the mistake in %s: %j as %j', async (name, from, to, at, message) => {
  expect(await reported(name, from, to)).toContain(`${placeOf(name, from, to, at)}: ${message}`);
});

it.each(['directus', 'mattermost', 'allauth'])(
  'has nothing to report about the marks of %s',
  async (name) => {
    expect(await reported(name, 'overlay: 1.0.0', 'overlay: 1.0.0')).toEqual([]);
  },
);
