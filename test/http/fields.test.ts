import { it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { passwordMissing, say, unauthorized, type Answer, type Provider } from './answers.ts';
import { expectAnswer, logins, post } from './exchange.ts';
import { keepingToThePage } from './page-to-the-letter.ts';

type Row = readonly [body: object, answer: Answer];

const missing = (field: string) => say.interserver(402, `missing ${field}`, field);
const invalid = (field: string) => say.interserver(400, `invalid ${field}`, field);

const interserver: readonly Row[] = [
  [{ passwd: 'Password-1' }, missing('login')],
  [{ login: 'plain@example.com' }, missing('passwd')],
  [{ login: '', passwd: 'Password-1' }, missing('login')],
  [{ login: 'plain@example.com', passwd: '' }, missing('passwd')],
  [{ login: 5, passwd: 'Password-1' }, invalid('login')],
  [{ login: null, passwd: 'Password-1' }, invalid('login')],
  [{ login: ['plain@example.com'], passwd: 'Password-1' }, invalid('login')],
  [{ login: 'plain@example.com', passwd: {} }, invalid('passwd')],
  [{ ...logins.interserver.fields, tfa: 123456 }, invalid('tfa')],
  [
    { ...logins.interserver.fields, 'g-recaptcha-response': { dep: { w: '0' } } },
    invalid('g-recaptcha-response'),
  ],
];

const rocketchat: readonly Row[] = [
  { user: 'plain' },
  { password: 'Password-1' },
  { user: '', password: '' },
  { user: 5, password: 'Password-1' },
  { user: 'plain', password: ['Password-1'] },
  { resume: null },
  { resume: '' },
].map((body) => [body, unauthorized]);

const noAccount = say.misaka(401, 'No active account found with the given credentials');
const wrong = (type: string, field: string, msg: string, more: object = {}) =>
  say.misaka(422, [{ type, loc: ['body', 'data', field], msg, ...more }]);
const noText = (field: string) => wrong('string_type', field, 'Input should be a valid string');

const misaka: readonly Row[] = [
  [{ password: 'Password-1' }, noAccount],
  [{ email: null, username: null, password: 'Password-1' }, noAccount],
  [{ email: '', password: 'Password-1' }, noAccount],
  [{ email: 'plain@example.com' }, say.misaka(422, [passwordMissing])],
  [{ email: 5, password: 'Password-1' }, noText('email')],
  [{ username: {}, password: 'Password-1' }, noText('username')],
  [{ email: 'plain@example.com', password: null }, noText('password')],
  [{ email: 'plain@example.com', password: ['Password-1'] }, noText('password')],
  [
    { email: 'plain@example.com', password: '12345' },
    wrong('string_too_short', 'password', 'String should have at least 6 characters', {
      ctx: { min_length: 6 },
    }),
  ],
  [
    { ...logins.misaka.fields, sliding: 'yes' },
    wrong('bool_type', 'sliding', 'Input should be a valid boolean'),
  ],
];

const empty = say.onlyoffice(400, 'userName, password or passworHash is empty');
const notBound = say.onlyoffice(400, 'One or more validation errors occurred.');

const onlyoffice: readonly Row[] = [
  [{ password: '044LP3vr2j' }, empty],
  [{ userName: 'some text' }, empty],
  [{ userName: '', password: '044LP3vr2j' }, empty],
  [{ userName: 'some text', password: '', passwordHash: '' }, empty],
  [{ userName: 5, password: '044LP3vr2j' }, notBound],
  [{ userName: 'some text', password: true }, notBound],
  [{ userName: 'some text', password: ['044LP3vr2j'] }, notBound],
  [{ ...logins.onlyoffice.fields, session: 'true' }, notBound],
  [{ ...logins.onlyoffice.fields, confirmData: 'some text' }, notBound],
  [{ ...logins.onlyoffice.fields, confirmData: { email: 5 } }, notBound],
  [{ ...logins.onlyoffice.fields, recaptchaType: 4 }, notBound],
];

/** Fields that the vendors' pages don't name, with the policy that rejects them. */
const toTheLetter: Readonly<Record<Provider, readonly Row[]>> = {
  interserver: [
    [{ ...logins.interserver.fields, remember: true }, invalid('remember')],
    [{ ...logins.interserver.fields, 'g-recaptcha-response': 'zzzzz' }, invalid('g-recaptcha-response')],
  ],
  rocketchat: [
    [{ user: { username: 'plain' }, password: 'Password-1' }, unauthorized],
    [{ user: 'plain', password: 'Password-1', code: 123456 }, unauthorized],
    [{ username: 'plain', password: 'Password-1' }, unauthorized],
  ],
  misaka: [],
  onlyoffice: [[{ ...logins.onlyoffice.fields, provider: null }, notBound]],
};

const rows = rowsOf({ interserver, rocketchat, misaka, onlyoffice });

function rowsOf(all: Readonly<Record<Provider, readonly Row[]>>) {
  return Object.entries(all).flatMap(([provider, own]) =>
    own.map(([body, answer]) => ({ provider: provider as Provider, body: JSON.stringify(body), answer })),
  );
}

it.each(rows)('$provider answers the fields $body', async ({ provider, body, answer }) => {
  const json = { 'Content-Type': 'application/json' };
  expectAnswer(await post(testApp(), logins[provider].path, json, body), answer);
});

it.each(rowsOf(toTheLetter))(
  '$provider answers the fields $body with undocumented fields rejected',
  async (row) => {
    const { provider, body, answer } = row;
    const json = { 'Content-Type': 'application/json' };
    const app = testApp({ providers: [provider], ...keepingToThePage(provider) });
    expectAnswer(await post(app, logins[provider].path, json, body), answer);
  },
);
