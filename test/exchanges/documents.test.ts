import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';

/** The documents' own requests; only the origin differs, and e-mail addresses that the page hides are restored. */
const captcha =
  '{"dep":{"n":0,"w":0},"_value":"zzzzz","__v_isRef":true,"_rawValue":"zzzzz","__v_isShallow":false}';
const session = {
  sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  account_id: 123,
  account_lid: 'user@domain.com',
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
};
const user = {
  status: 'success',
  data: {
    authToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    userId: 'aYjNnig8BEAWeQzMh',
    me: {
      _id: 'aYjNnig8BEAWeQzMh',
      name: 'Rocket Cat',
      emails: [{ address: 'my@email.com', verified: false }],
      status: 'offline',
      statusConnection: 'offline',
      username: 'myusername',
      utcOffset: -3,
      active: true,
      roles: ['admin'],
      settings: { preferences: {} },
      avatarUrl: expect.stringMatching(/\/avatar\/myusername$/),
    },
  },
};
const byCode = {
  userName: 'some text',
  password: '044LP3vr2j',
  passwordHash: 'some text',
  provider: 'some text',
  accessToken: 'some text',
  serializedProfile: 'some text',
  code: 'some text',
  codeOAuth: 'some text',
  session: true,
  confirmData: { email: 'Amanda.Ernser94@hotmail.com', first: true, key: 'some text' },
  recaptchaResponse: 'some text',
  culture: 'some text',
};

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const requests: readonly [
  name: string,
  path: string,
  type: string,
  body: string,
  status: number,
  answer: unknown,
][] = [
  [
    'InterServer JSON',
    '/apiv2/login',
    json,
    `{"login":"user@domain.com","passwd":"mypassword","remember":"true","g-recaptcha-response":${captcha}}`,
    200,
    session,
  ],
  ['Rocket.Chat form, username', '/api/v1/login', form, 'user=myusername&password=mypassword', 200, user],
  ['Rocket.Chat form, e-mail', '/api/v1/login', form, 'user=my@email.com&password=mypassword', 200, user],
  [
    'Rocket.Chat JSON, username',
    '/api/v1/login',
    json,
    '{ "user": "myusername", "password": "mypassword" }',
    200,
    user,
  ],
  [
    'Rocket.Chat JSON, e-mail',
    '/api/v1/login',
    json,
    '{ "user": "my@email.com", "password": "mypassword" }',
    200,
    user,
  ],
  [
    'Rocket.Chat JSON, username and code',
    '/api/v1/login',
    json,
    '{ "user": "myusername", "password": "mypassword", "code": "224610" }',
    200,
    user,
  ],
  [
    'Rocket.Chat JSON, e-mail and code',
    '/api/v1/login',
    json,
    '{ "user": "my@email.com", "password": "mypassword", "code": "224610" }',
    200,
    user,
  ],
  [
    'Rocket.Chat resume',
    '/api/v1/login',
    json,
    '{ "resume": "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq" }',
    200,
    { ...user, data: { ...user.data, authToken: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq' } },
  ],
  [
    'Misaka.io, which names no account',
    '/v3/session/login',
    json,
    '{    "password": "string"  }',
    401,
    { detail: 'No active account found with the given credentials' },
  ],
  [
    'ONLYOFFICE',
    '/api/2.0/authentication/%7Bcode%7D',
    json,
    JSON.stringify(byCode, null, 2),
    200,
    {
      token: expect.stringMatching(/^[A-Za-z0-9+/]{88}$/),
      expires: '2027-11-21T12:00:00.0000000Z',
      sms: false,
      tfa: true,
    },
  ],
];

it.each(requests)('%s gets its documented answer', async (_name, path, type, body, status, answer) => {
  const response = await request(testApp()).post(path).set('Content-Type', type).send(body);
  expect({ status: response.status, type: response.type, body: response.body as unknown }).toEqual({
    status,
    type: json,
    body: answer,
  });
});

it('InterServer multipart gets its documented answer', async () => {
  const response = await request(testApp())
    .post('/apiv2/login')
    .field('login', 'user@domain.com')
    .field('passwd', 'mypassword')
    .field('remember', 'true')
    .field('g-recaptcha-response', captcha);
  expect({ status: response.status, body: response.body as unknown }).toEqual({ status: 200, body: session });
});
