import { expect, test } from '@jest/globals';
import type { RecordedExchange } from '../../../src/adopt/exchange.ts';
import { createSecretReplacer } from '../../../src/adopt/secrets/replace.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const json = ['Content-Type', 'application/json'] as const;

function exchange(parts: {
  readonly url?: string;
  readonly sent?: RecordedExchange['request'];
  readonly got?: RecordedExchange['response'];
}): RecordedExchange {
  return {
    method: 'POST',
    url: parts.url ?? 'https://api.acme.io/login',
    request: parts.sent ?? { headers: [], body: undefined },
    response: parts.got ?? { status: 200, headers: [], body: undefined },
  };
}

function replaced(one: RecordedExchange): RecordedExchange {
  const secrets = createSecretReplacer();
  secrets.learn(one);
  return secrets.replace(one);
}

test('replaces passwords, tokens and addresses in JSON', () => {
  const one = exchange({
    sent: { headers: [json], body: JSON.stringify({ email: 'jane@acme.io', password: 'hunter2!' }) },
    got: {
      status: 200,
      headers: [json],
      body: JSON.stringify({
        access_token: jwt,
        token_type: 'bearer',
        expires_in: 900,
        user: { email: 'Jane@acme.io', id: 7 },
      }),
    },
  });
  const { request, response } = replaced(one);
  expect(JSON.parse(request.body ?? '')).toEqual({ email: 'user-1@example.com', password: '‹password 1›' });
  expect(JSON.parse(response.body ?? '')).toEqual({
    access_token: '‹token 1›',
    token_type: 'bearer',
    expires_in: 900,
    user: { email: 'user-1@example.com', id: 7 },
  });
});

test('keeps equal values equal in headers, queries, paths and texts', () => {
  const secrets = createSecretReplacer();
  const signIn = exchange({
    got: { status: 200, headers: [json], body: JSON.stringify({ token: 'Zk3vQ9xW1' }) },
  });
  const later = exchange({
    url: 'https://api.acme.io/me/Zk3vQ9xW1?token=Zk3vQ9xW1&page=2',
    sent: {
      headers: [
        ['Authorization', 'Bearer Zk3vQ9xW1'],
        ['Cookie', 'sid=Zk3vQ9xW1; theme=dark'],
      ],
      body: undefined,
    },
    got: {
      status: 401,
      headers: [json],
      body: JSON.stringify({ error: 'The token Zk3vQ9xW1 has expired.' }),
    },
  });
  for (const one of [signIn, later]) secrets.learn(one);
  const { url, request, response } = secrets.replace(later);
  expect(url).toBe('https://api.acme.io/me/‹token 1›?token=‹token 1›&page=2');
  expect(request.headers).toEqual([
    ['Authorization', 'Bearer ‹token 1›'],
    ['Cookie', 'sid=‹token 1›; theme=‹token 2›'],
  ]);
  expect(response.body).toBe('{"error":"The token ‹token 1› has expired."}');
});

test('keeps the attributes of cookies and the parts of addresses', () => {
  const { response } = replaced(
    exchange({
      got: {
        status: 302,
        headers: [
          ['Set-Cookie', 'sid=s3cr3t; Path=/; HttpOnly; SameSite=Lax'],
          ['Location', 'https://acme.io/done?code=918273&next=%2Fhome#access_token=abc'],
          ['Retry-After', '30'],
          ['WWW-Authenticate', 'Bearer error="invalid_token"'],
          ['X-Secret-Of-Vendor', 'abcd'],
        ],
        body: undefined,
      },
    }),
  );
  expect(response.headers).toEqual([
    ['Set-Cookie', 'sid=‹token 1›; Path=/; HttpOnly; SameSite=Lax'],
    ['Location', 'https://acme.io/done?code=‹code 1›&next=%2Fhome#access_token=‹token 2›'],
    ['Retry-After', '30'],
    ['WWW-Authenticate', 'Bearer error="invalid_token"'],
    ['X-Secret-Of-Vendor', '‹token 3›'],
  ]);
});

test('replaces the secrets of forms, multipart bodies and Basic credentials', () => {
  const basic = Buffer.from('jane:hunter2!').toString('base64');
  const form = replaced(
    exchange({
      sent: {
        headers: [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Authorization', `Basic ${basic}`],
        ],
        body: 'grant_type=password&username=jane&password=hunter2%21&otp=123456',
      },
    }),
  );
  expect(form.request.body).toBe('grant_type=password&username=‹name 1›&password=‹password 1›&otp=‹code 1›');
  expect(form.request.headers).toContainEqual(['Authorization', 'Basic ‹token 1›']);
  const body =
    '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2!\r\n--x\r\nContent-Disposition: form-data; name="remember"\r\n\r\nyes\r\n--x--\r\n';
  const parts = replaced(
    exchange({ sent: { headers: [['Content-Type', 'multipart/form-data; boundary=x']], body } }),
  );
  expect(parts.request.body).toBe(body.replace('hunter2!', '‹password 1›'));
});

test('keeps the words of a refusal about a secret field, and the codes of errors', () => {
  const body = {
    code: 'INVALID_OTP',
    errors: { password: ['This password is too short.'], token: ['required'] },
    error_code: 'token_not_valid',
  };
  const { response } = replaced(
    exchange({ got: { status: 422, headers: [json], body: JSON.stringify(body) } }),
  );
  expect(JSON.parse(response.body ?? '')).toEqual(body);
});

test.each([
  ['a JWT', `see ${jwt}.`, 'see ‹token 1›.'],
  ['an address', 'Mail to jane.roe@acme.io!', 'Mail to user-1@example.com!'],
  ['an address for examples', 'Mail to plain@example.com.', 'Mail to plain@example.com.'],
  ['random characters', 'key 9fK2mQ7xT4vB8nL1pR6w in use', 'key ‹token 1› in use'],
  ['hexadecimal digits', 'id 5f2b8c1d9e3a7f4b6c0d', 'id ‹token 1›'],
  ['a UUID', 'session 7b0c9d4e-1f2a-4b3c-8d5e-6f7a8b9c0d1e', 'session 00000000-0000-4000-8000-000000000001'],
  ['long words', 'AbstractAuthenticationProcessingFilter failed at user-profile-2026', undefined],
  ['a time', 'until 2027-01-31T12:00:00.000Z', undefined],
  ['an error name', 'api.user.check_user_login_attempts.too_many.app_error', undefined],
])('replaces only secrets in a text with %s', (_case, text, expected) => {
  expect(createSecretReplacer().replaceValue({ text }, 401)).toEqual({ text: expected ?? text });
});

test.each([
  'password',
  'newPassword2',
  'user_password',
  'passwd',
  'client_secret',
  'PHPSESSID',
  'refreshToken',
  'x-api-key',
  '_csrf',
  'otp',
  'mfaCode',
])('replaces the value of a request that is named %s', (name) => {
  expect(createSecretReplacer().replaceValue({ [name]: 'a-value' }, 'request')).not.toEqual({
    [name]: 'a-value',
  });
});

test.each([
  'token_type',
  'expires_in',
  'passwordPolicy',
  'grant_type',
  'country_code',
  'sessionTimeout',
  'name',
])('keeps the value of a request that is named %s', (name) => {
  expect(createSecretReplacer().replaceValue({ [name]: 'a-value' }, 'request')).toEqual({
    [name]: 'a-value',
  });
});

test('replaces names of persons, backup codes, invitations and signed addresses', () => {
  const secrets = createSecretReplacer();
  const account = {
    email: 'jane@acme.io',
    firstName: 'Jane',
    name: 'Jane Doe',
    role: { name: 'admin' },
    backup_codes: ['ab12cd34'],
    avatar: 'https://cdn.acme.io/a.png?sig=Ab12&size=40',
  };
  expect(secrets.replaceValue(account, 200)).toEqual({
    email: 'user-1@example.com',
    firstName: '‹name 1›',
    name: '‹name 2›',
    role: { name: 'admin' },
    backup_codes: ['‹code 1›'],
    avatar: 'https://cdn.acme.io/a.png?sig=‹token 1›&size=40',
  });
  expect(secrets.replaceValue({ message: 'Jane Doe has no invitation' }, 403)).toEqual({
    message: '‹name 2› has no invitation',
  });
  expect(secrets.replaceValue({ invite: 'Spring' }, 'request')).toEqual({ invite: '‹token 2›' });
});

test('replaces a numeric code in the texts of an answer', () => {
  const secrets = createSecretReplacer();
  const { code } = secrets.replaceValue({ code: 123_987 }, 'request') as { readonly code: number };
  expect(code).not.toBe(123_987);
  expect(secrets.replaceValue({ message: 'code 123987 is wrong', otp: '765432' }, 401)).toEqual({
    message: `code ${code} is wrong`,
    otp: '‹code 1›',
  });
});

test('replaces short tokens and codes by the names of their fields, and keeps codes of errors', () => {
  const body = {
    refresh: 'rt_1',
    backup_codes: ['ab-cd'],
    code: 'OK',
    session_cookie: 'x1',
  };
  const { response } = replaced(
    exchange({ got: { status: 200, headers: [json], body: JSON.stringify(body) } }),
  );
  expect(JSON.parse(response.body ?? '')).toEqual({
    refresh: '‹token 1›',
    backup_codes: ['‹code 1›'],
    code: 'OK',
    session_cookie: '‹token 2›',
  });
});
