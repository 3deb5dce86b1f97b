import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

// a common rule: a cookie needs the CSRF token, a bearer token does not, and the login always does
it('asks for the CSRF token by the kind of token, and always where an operation has `csrf: true`', async () => {
  const done = { done: { body: { outcome: 'done' } } };
  const api = await declaredApi({
    marks: {
      tokens: {
        session: { scheme: 'cookie', name: 'laravel_session' },
        personal: { outlivesSessions: true },
      },
      csrf: { cookie: 'XSRF-TOKEN', header: 'X-XSRF-TOKEN', for: ['session'] },
    },
    operations: {
      'GET /csrf': { act: 'csrf', answers: { done: { body: { token: '{{csrf.token}}' } } } },
      'POST /login': {
        act: 'sign-in',
        csrf: true,
        reads: { login: 'body.login', password: 'body.password' },
      },
      'POST /tokens': {
        act: 'create-token',
        issues: ['personal'],
        answers: { done: { body: { token: '{{tokens.personal}}' } } },
      },
      'POST /thing': { act: 'protected', answers: done },
      'GET /thing': { act: 'protected', answers: done },
    },
  });
  expect(api.notes).toEqual([]);
  const { token: csrf } = (await api.send('GET /csrf')).body as { readonly token: string };
  const plain = { login: 'plain@example.com', password: 'Password-1' };
  const own = { 'x-xsrf-token': csrf };
  const cookie = `XSRF-TOKEN=${csrf}`;
  expect(await api.outcome('POST /login', plain)).toBe('csrf-failed/missing');
  const { headers } = await api.send('POST /login', plain, { headers: { cookie, ...own } });
  const session = `${headers.get('set-cookie')?.split(';')[0] ?? ''}; ${cookie}`;
  expect(await api.outcome('POST /thing', {}, { headers: { cookie: session } })).toBe('csrf-failed/missing');
  expect(await api.outcome('POST /thing', {}, { headers: { cookie: session, ...own } })).toBe('done');
  expect(await api.outcome('GET /thing', undefined, { headers: { cookie: session } })).toBe('done');
  const { body } = await api.send('POST /tokens', {}, { headers: { cookie: session, ...own } });
  const authorization = `Bearer ${(body as { readonly token: string }).token}`;
  expect(await api.outcome('POST /thing', {}, { headers: { authorization } })).toBe('done');
  expect(await api.outcome('POST /thing', {}, { headers: { authorization, cookie: session } })).toBe(
    'csrf-failed/missing',
  );
  expect(await api.outcome('POST /thing', {})).toBe('token-missing');
});
