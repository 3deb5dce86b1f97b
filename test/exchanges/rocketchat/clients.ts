import { createHash } from 'node:crypto';
import type { Beside } from '../raw-exchange.ts';
import { password, rightCode, type Cell } from '../exchange.ts';

const digest = createHash('sha256').update(password).digest('hex');

/** Logins as JSON in formats that real clients send but the vendor's page doesn't list. */
const bodies: Readonly<
  Record<string, { readonly body: object; readonly headers?: Readonly<Record<string, string>> }>
> = {
  'a username in a separate field': { body: { username: 'plain', password } },
  'an e-mail address in a separate field': { body: { email: 'plain@example.com', password } },
  'a username in an object': { body: { user: { username: 'plain' }, password } },
  'an e-mail address in an object': { body: { user: { email: 'plain@example.com' }, password } },
  'the digest of a password': {
    body: { user: { username: 'plain' }, password: { digest, algorithm: 'sha-256' } },
  },
  'null beside a username': { body: { user: null, username: 'plain', password } },
  'null as a code': { body: { user: 'plain', password, code: null } },
};

/** The cells of these logins; each gets the same answer as a documented login. */
export function clientLogins({ body, headers }: Pick<Cell, 'body' | 'headers'>): readonly Cell[] {
  return Object.entries(bodies).map(([when, reach]) => ({
    outcome: 'signed-in',
    status: 200,
    when,
    body,
    ...(headers === undefined ? {} : { headers }),
    reach,
  }));
}

const form = 'application/x-www-form-urlencoded';
const forms: Readonly<Record<string, string>> = {
  'a form with a username': `username=plain&password=${password}`,
  'a form with a username and a code': `username=totp&password=${password}&code=${rightCode}`,
};

/** The same logins as forms, and with the code in a header; `bodyOf` returns the answer's body for a username. */
export function clientForms(bodyOf: (username: string) => unknown): readonly Beside[] {
  const login = {
    operation: 'login',
    said: 'signed-in',
    method: 'POST',
    path: '/api/v1/login',
    status: 200,
  } as const;
  const sent = Object.entries(forms).map(([when, text]) => ({
    ...login,
    when,
    type: form,
    text,
    body: bodyOf(text.includes('totp') ? 'totp' : 'plain'),
  }));
  const numbers = { username: 'totp', password, code: Number(rightCode) };
  return [
    ...sent,
    {
      ...login,
      when: 'a code in x-2fa-code',
      headers: { 'x-2fa-code': rightCode },
      type: form,
      text: `username=totp&password=${password}`,
      body: bodyOf('totp'),
    },
    {
      ...login,
      when: 'a code as a number',
      type: 'application/json',
      text: JSON.stringify(numbers),
      body: bodyOf('totp'),
    },
  ];
}
