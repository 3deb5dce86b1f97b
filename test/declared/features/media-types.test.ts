import { expect, it, jest } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

const schema = { type: 'object', properties: { id: { type: 'integer', example: 7 } } };
const get = (content: object) => ({
  get: { security: [], responses: { 200: { description: 'An answer', content } } },
});

const paths = {
  '/swashbuckle': get({ 'text/plain': { schema }, 'application/json': { schema }, 'text/json': { schema } }),
  '/springdoc': get({ '*/*': { schema } }),
  '/range': get({ 'application/*': { schema } }),
  '/export': get({
    'text/csv': { example: 'id\n7' },
    'application/json': { example: { id: 7 } },
    'application/xml': { example: '<id>7</id>' },
  }),
  '/feed': get({ 'application/xml': { schema } }),
  '/both': get({ 'application/xml': { schema }, 'application/json': { schema } }),
  '/word': get({ 'application/xml': { schema: { type: 'string', example: '<id/>' } } }),
  '/text': get({ 'text/*': { example: 'seven' } }),
};

it.each([
  ['/swashbuckle', undefined, 'application/json', { id: 7 }],
  ['/swashbuckle', 'application/json', 'application/json', { id: 7 }],
  ['/swashbuckle', 'text/json', 'text/json', { id: 7 }],
  ['/springdoc', undefined, 'application/json', { id: 7 }],
  ['/springdoc', 'application/json', 'application/json', { id: 7 }],
  ['/range', undefined, 'application/json', { id: 7 }],
  ['/export', '*/*', 'application/json', { id: 7 }],
  ['/export', 'text/csv', 'text/csv', 'id\n7'],
  ['/export', 'application/json;q=0.5, application/xml', 'application/xml', '<id>7</id>'],
  ['/export', 'image/png', 'application/json', { id: 7 }],
  ['/feed', undefined, null, undefined],
  ['/feed', 'application/xml', null, undefined],
  ['/both', 'application/xml', 'application/json', { id: 7 }],
  ['/word', undefined, 'application/xml', '<id/>'],
  ['/text', undefined, 'text/plain', 'seven'],
])('answers %s with Accept: %s in %s', async (path, accept, type, body) => {
  const { send } = await declaredApi({ operations: {}, marks: { protect: false }, paths });
  const answer = await send(`GET ${path}`, undefined, accept === undefined ? {} : { headers: { accept } });
  expect([answer.headers.get('content-type'), answer.body]).toEqual([type, body]);
});

it('warns about a missing body and an object in XML, but not about a text', async () => {
  const warnings = jest.spyOn(console, 'warn');
  const twice = new Promise<void>((resolve) => {
    warnings.mockImplementation(() => {
      if (warnings.mock.calls.length === 2) resolve();
    });
  });
  const xml = (example: unknown) => get({ 'application/xml': { schema, example } });
  const api = await declaredApi({
    operations: {},
    marks: { protect: false },
    paths: { ...paths, '/text': xml('<id>7</id>'), '/object': xml({ id: 7 }) },
  });
  for (const path of ['/text', '/object', '/feed']) await api.send(`GET ${path}`);
  await twice;
  const sent = 'sent an answer, but the body of 200 breaks the contract at /:';
  expect(warnings.mock.calls.flat()).toEqual([
    `login-emulator: acme: getObject ${sent} must be a text in application/xml`,
    'login-emulator: acme: getFeed sent an answer, but the contract declares a body for 200, but the answer has none',
  ]);
  warnings.mockRestore();
});

it('sends an answer of the marks in JSON if the contract has a range or another type first', async () => {
  const contract = (content: object) => ({
    post: {
      responses: { 200: { description: 'Signed in', content } },
      'x-login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
    },
  });
  const { send } = await declaredApi({
    operations: {},
    paths: {
      '/range': contract({ '*/*': {} }),
      '/plain': contract({ 'text/plain': {}, 'application/json': {} }),
    },
  });
  for (const path of ['/range', '/plain']) {
    const body = { login: 'plain@example.com', password: 'Password-1' };
    expect((await send(`POST ${path}`, body)).headers.get('content-type')).toBe('application/json');
  }
});
