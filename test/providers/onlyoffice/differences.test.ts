import { expect, it } from '@jest/globals';
import { rightCode } from '../../exchanges/exchange.ts';
import { testApp } from '../../support/app.ts';
import { serve } from '../../support/server.ts';

const failed = 'User authentication failed';
const tooMany = 'Too many login attempts. Please try again later';
const as = (name: string, more: object = {}) => ({
  userName: `${name}@example.com`,
  password: 'Password-1',
  ...more,
});

/** Differences between the document and its server: requests, and each profile's answer to the last. */
const places: readonly (readonly [
  place: string,
  requests: readonly (readonly [code: string, body: object])[],
  documented: readonly [status: number, message?: string],
  observed: readonly [status: number, message?: string],
])[] = [
  ['missing credentials', [['1', {}]], [400, 'userName, password or passworHash is empty'], [401, failed]],
  [
    'an account without a second factor',
    [['1', as('plain', { code: '1' })]],
    [403, 'Auth code is not available'],
    [401, failed],
  ],
  [
    'too many failures',
    Array.from({ length: 6 }, () => ['1', as('totp', { password: 'wrong', code: '1' })] as const),
    [429, tooMany],
    [403, tooMany],
  ],
  ['a code only in the path', [[rightCode, as('totp')]], [200], [401, failed]],
  ['a code only in the body', [['none', as('totp', { code: rightCode })]], [401, failed], [200]],
];

it.each(places)('answers %s differently in each profile', async (_place, requests, documented, observed) => {
  expect(await lastAnswer('documented', requests)).toEqual(documented);
  expect(await lastAnswer('observed', requests)).toEqual(observed);
});

async function lastAnswer(profile: string, requests: (typeof places)[number][1]) {
  const { url, close } = await serve(testApp({ providers: ['onlyoffice'], profile }));
  try {
    const answers: unknown[] = [];
    for (const [code, body] of requests) {
      const response = await fetch(`${url}/api/2.0/authentication/${code}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const { error } = (await response.json()) as { readonly error?: { readonly message: string } };
      answers.push(error === undefined ? [response.status] : [response.status, error.message]);
    }
    return answers.at(-1);
  } finally {
    await close();
  }
}
