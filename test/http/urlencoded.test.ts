import { expect, it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { unauthorized, unsupported, type Answer } from './answers.ts';
import { expectAnswer, logins, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const form = 'application/x-www-form-urlencoded';
const whole = 'user=plain&password=Password-1';

const rows: readonly (readonly [
  what: string,
  type: string,
  body: string,
  answer: Answer,
  outcome: string,
])[] = [
  ['both fields', form, whole, signedIn.rocketchat, 'signed-in'],
  ['a charset', `${form}; charset=utf-8`, whole, signedIn.rocketchat, 'signed-in'],
  ['escaped letters', form, 'user=pl%61in&password=Password%2D1', signedIn.rocketchat, 'signed-in'],
  ['unknown fields', form, `${whole}&&=&other&a[b]=c`, signedIn.rocketchat, 'signed-in'],
  ['a broken escape elsewhere', form, `${whole}&other=%zz%`, signedIn.rocketchat, 'signed-in'],
  ['a plus sign as a space', form, 'user=pla+in&password=Password-1', unauthorized, 'invalid-credentials'],
  ['a field twice', form, `${whole}&user=plain`, unauthorized, 'malformed-request'],
  ['a field as a list', form, 'user[]=plain&password=Password-1', unauthorized, 'missing-credentials'],
  ['a field as an object', form, 'user[$ne]=x&password[$ne]=y', unauthorized, 'missing-credentials'],
  ['a question mark before it', form, `?${whole}`, unauthorized, 'missing-credentials'],
  ['one field', form, 'user=plain', unauthorized, 'missing-credentials'],
  ['nothing', form, '', unauthorized, 'missing-credentials'],
  ['an unknown charset', `${form}; charset=klingon`, whole, unauthorized, 'malformed-request'],
  ['JSON', form, JSON.stringify(logins.rocketchat.fields), unauthorized, 'missing-credentials'],
];

it.each(rows)('rocketchat answers a form with %s', async (_what, type, body, answer, outcome) => {
  const response = await post(testApp(), logins.rocketchat.path, { 'Content-Type': type }, body);
  expectAnswer(response, answer);
  expect(response.headers['x-emulator-outcome']).toBe(outcome);
});

it('rocketchat answers a form of invalid UTF-8', async () => {
  const body = Buffer.concat([Buffer.from(`${whole}&other=`), Buffer.from([0xff])]);
  const response = await post(testApp(), logins.rocketchat.path, { 'Content-Type': form }, body);
  expectAnswer(response, unauthorized);
  expect(response.headers['x-emulator-outcome']).toBe('malformed-request');
});

it.each(['interserver', 'onlyoffice'] as const)('%s rejects a urlencoded form', async (provider) => {
  const { path, fields } = logins[provider];
  const body = new URLSearchParams(fields).toString();
  expectAnswer(await post(testApp(), path, { 'Content-Type': form }, body), unsupported[provider]);
});
