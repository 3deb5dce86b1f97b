import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { noFields, say, unauthorized, unreadable, unsupported, type Answer } from './answers.ts';
import { expectAnswer, logins, post } from './exchange.ts';
import { keepingToThePage } from './page-to-the-letter.ts';
import { signedIn } from './signed-in.ts';

const invalid = (field: string) => say.interserver(400, `invalid ${field}`, field);
const captcha = 'g-recaptcha-response';
const { path, fields } = logins.interserver;

/** Formats one part of a form: its name, its value, and an optional file name and type. */
function part(name: string, value: string, { filename, type }: { filename?: string; type?: string } = {}) {
  const disposition = `Content-Disposition: form-data; name="${name}"`;
  const head = [
    filename === undefined ? disposition : `${disposition}; filename="${filename}"`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
  ];
  return `--limit\r\n${head.join('\r\n')}\r\n\r\n${value}\r\n`;
}

const blob = { filename: 'blob', type: 'application/json' };
const capitals = { filename: 'blob', type: 'Application/JSON' };
const end = '--limit--\r\n';
const login = part('login', fields['login'] ?? '');
const both = login + part('passwd', fields['passwd'] ?? '');
const form = 'multipart/form-data; boundary=limit';
const { interserver: ok } = signedIn;
const { interserver: broken } = unreadable;

const forms: readonly (readonly [what: string, body: string, answer: Answer])[] = [
  ['both fields', both + end, ok],
  ['both fields between other text', `before\r\n${both}${end}after`, ok],
  ['both fields without a last line break', both + end.trim(), ok],
  ['both fields and a part without a name', `--limit\r\nX-Other: 1\r\n\r\nx\r\n${both}${end}`, ok],
  ['both fields and a file for an unknown field', both + part('other', 'x', { filename: 'x.txt' }) + end, ok],
  ['five thousand other fields', both + part('other', 'x').repeat(5000) + end, ok],
  ['no parts', end, noFields.interserver],
  ['an empty body', '', noFields.interserver],
  ['one field', login + end, say.interserver(402, 'missing passwd', 'passwd')],
  ['a truncated value', both.slice(0, -6), broken],
  ['a truncated file', both + part(captcha, '{}', blob).slice(0, -3), broken],
  ['no end after its last part', both, broken],
  ['a truncated part head', `${both}--limit\r\nContent-Dis`, broken],
  ['a truncated end', both + end.slice(0, -3), broken],
  ['JSON as its body', '{"login":"plain@example.com"}', broken],
  ['a field twice', both + login + end, invalid('login')],
  ['a file for a text field', login + part('passwd', 'x', { filename: 'x.txt' }) + end, invalid('passwd')],
  ['a file without a name', login + part('passwd', 'x', { filename: '' }) + end, invalid('passwd')],
  ['a JSON file for a text field', login + part('passwd', '"Password-1"', blob) + end, invalid('passwd')],
  ['a captcha as text', both + part(captcha, '{"_value":"x"}') + end, ok],
  [
    'a captcha as a text part of type JSON',
    both + part(captcha, '{}', { type: 'application/json' }) + end,
    ok,
  ],
  ['a captcha as a file', both + part(captcha, '{}', blob) + end, ok],
  ['a captcha of broken JSON', both + part(captcha, '{"_value"') + end, ok],
  ['a captcha that is not JSON', both + part(captcha, 'zzzzz') + end, ok],
  ['an empty captcha', both + part(captcha, '') + end, ok],
  ['a captcha that is an array', both + part(captcha, '[]') + end, invalid(captcha)],
  ['a captcha of the wrong type', both + part(captcha, '{"_value":5}') + end, invalid(captcha)],
  ['a captcha file of broken JSON', both + part(captcha, '{"_', blob) + end, ok],
  [
    'a captcha file of the wrong type',
    both + part(captcha, '{"_value":5}', capitals) + end,
    invalid(captcha),
  ],
  ['a captcha twice', both + part(captcha, '{}').repeat(2) + end, invalid(captcha)],
];

it.each(forms)('interserver answers a form with %s', async (_what, body, answer) => {
  expectAnswer(await post(testApp(), path, { 'Content-Type': form }, body), answer);
});

it.each(['{"_value"', 'zzzzz', ''])(
  'interserver rejects a form with the captcha %j when the policy rejects undocumented values',
  async (value) => {
    const app = testApp({ providers: ['interserver'], ...keepingToThePage('interserver') });
    const body = both + part(captcha, value) + end;
    expectAnswer(await post(app, path, { 'Content-Type': form }, body), invalid(captcha));
  },
);

it.each([
  ['Multipart/Form-Data; Boundary="limit"', ok],
  ['multipart/form-data; charset=utf-8; boundary=limit', ok],
  ['multipart/form-data', broken],
  ['multipart/form-data; boundary=', broken],
  ['multipart/form-data; boundary=other', broken],
  ['multipart/mixed; boundary=limit', unsupported.interserver],
])('interserver answers a form with the content type %s', async (type, answer) => {
  expectAnswer(await post(testApp(), path, { 'Content-Type': type }, both + end), answer);
});

it.each([
  ['as text', {}],
  ['as a file', { filename: 'blob', contentType: 'application/json' }],
])('interserver accepts the captcha answer %s', async (_how, options) => {
  const app = testApp();
  const body = { ...fields, login: 'captcha@example.com' };
  expectAnswer(await request(app).post(path).send(body), say.interserver(402, 'missing captcha', 'captcha'));
  const outbox = await request(app).get('/__admin/outbox');
  const { messages } = outbox.body as { messages: readonly { code: string }[] };
  const answer = JSON.stringify({ _value: messages[0]?.code });
  const client = request(app).post(path).field(body);
  const response =
    'filename' in options
      ? await client.attach(captcha, Buffer.from(answer), options)
      : await client.field(captcha, answer);
  expectAnswer(response, {
    status: 200,
    body: {
      sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
      account_id: 1007,
      account_lid: 'captcha@example.com',
      ima: 'client',
      gravatar: 'https://gravatar.com/user/image.png',
    },
  });
});

it.each([
  ['rocketchat', unauthorized],
  ['onlyoffice', unsupported.onlyoffice],
] as const)('%s rejects a multipart form', async (provider, answer) => {
  const own = logins[provider];
  const parts = Object.entries(own.fields).map(([name, value]) => part(name, value));
  expectAnswer(await post(testApp(), own.path, { 'Content-Type': form }, parts.join('') + end), answer);
});
