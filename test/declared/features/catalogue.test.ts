import { expect, it } from '@jest/globals';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { openBooks } from '../../support/books.ts';
import { declaredApi } from '../../support/declared.ts';

it('tells how to reach each outcome with the accounts of the fixtures', async () => {
  const { emulator } = await openBooks();
  const { outcomes } = await emulator.outcomes.list({ provider: 'books' });
  const reach = (operation: string, outcome: string) =>
    outcomes.find((one) => one.operation === operation && one.outcome === outcome)?.reach;
  expect(reach('login', 'signed-in')).toBe('sign in as plain@example.com with Password-1');
  expect(reach('login', 'account-disabled')).toBe('sign in as disabled@example.com');
  expect(reach('login', 'locked-out')).toBe(
    'send 3 wrong passwords, then any password, or sign in as locked@example.com',
  );
  expect(reach('reports', 'done')).toBe('send the token of a session of admin@example.com');
  expect(reach('reports', 'not-allowed')).toBe(
    'send the token of a session of plain@example.com, which lacks the role admin',
  );
  expect(reach('me', 'token-expired')).toBe(
    'sign in, advance the clock by 15m (login-emulator clock +15m), and send the token',
  );
  expect(reach('refresh', 'token-reused')).toBe('send a refresh token that was used before');
  expect(reach('login', 'unavailable')).toBe('only when forced');
});

it('gives the source and the body of each outcome', async () => {
  const { emulator } = await openBooks();
  const { outcomes } = await emulator.outcomes.list({ provider: 'books' });
  expect(outcomes.find(({ outcome }) => outcome === 'invalid-credentials')).toMatchObject({
    ...{ source: 'https://books.example.com/docs', body: { error: 'Wrong password.' } },
  });
  expect(
    outcomes.find(({ operation, outcome }) => operation === 'titles' && outcome === 'done'),
  ).toMatchObject({
    ...{ source: "the contract's example", body: ['Emma', 'Persuasion'] },
  });
  expect(outcomes.every(({ source, reach }) => source !== '' && reach !== '')).toBe(true);
});

it('names the source of a success without an example, and places as the marks write them', async () => {
  const { emulator } = await declaredApi({
    marks: { protect: false },
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'form.username', password: ['header.X-Pass', 'body.p'] },
      },
    },
    paths: {
      '/empty': { get: { operationId: 'empty', responses: { 204: { description: 'Nothing' } } } },
      '/sample': {
        get: {
          operationId: 'sample',
          responses: { 200: { description: 'A text', content: { 'application/json': { schema: {} } } } },
        },
      },
    },
  });
  const { outcomes } = await emulator.outcomes.list({ provider: 'acme' });
  const found = (operation: string, outcome: string) =>
    outcomes.find((one) => one.operation === operation && one.outcome === outcome);
  expect(found('empty', 'done')?.source).toBe('the contract');
  expect(found('sample', 'done')?.source).toBe("a sample of the contract's schema");
  expect(found('POST-login', 'missing-credentials')?.reach).toBe(
    'omit form.username, header.X-Pass or body.p',
  );
});

it('shows the contract with an example for each outcome that has a body', async () => {
  const { emulator } = await openBooks();
  const response = await emulator.fetch('/__admin/openapi/books/declared.yaml');
  const { paths } = JSON.parse(await response.text()) as {
    readonly paths: Record<string, Record<string, { responses: Record<string, { content: Content }> }>>;
  };
  const refusals = paths['/login']?.['post']?.responses['401']?.content['application/json']?.examples;
  expect(refusals?.['invalid-credentials']).toEqual({
    summary: 'invalid-credentials: send a wrong password, or an unknown login',
    value: { error: 'Wrong password.' },
  });
  expect(Object.keys(refusals ?? {})).toHaveLength(3);
  const orders = paths['/orders']?.['get']?.responses['200']?.content['application/json']?.examples;
  expect(Object.keys(orders ?? {})).toEqual(['one', 'none', 'all', 'done']);
});

it('shows an account of the fixtures as the example of the sign-in, before those of a shared body', async () => {
  const reads = { login: 'body.email', password: 'body.password' };
  const responses = { default: { description: 'Any answer', content: { 'application/json': {} } } };
  const body = {
    description: 'Credentials',
    content: { 'application/json': { example: { email: 'mine' } } },
  };
  const post = (operationId: string, more: object) => ({
    post: { operationId, responses, requestBody: { $ref: '#/components/requestBodies/Login' }, ...more },
  });
  const { emulator } = await declaredApi({
    operations: {},
    accounts: [
      { login: 'gone@example.com', password: 'a', status: 'disabled' },
      { login: 'ada@example.com', password: 'b' },
    ],
    contract: {
      paths: {
        '/login': post('login', { 'x-login': { act: 'sign-in', reads } }),
        '/other': post('other', { security: [] }),
      },
      components: { requestBodies: { Login: body } },
    },
  });
  const text = await (await emulator.fetch('/__admin/openapi/acme/declared.yaml')).text();
  expect(JSON.parse(text)).toMatchObject({
    paths: {
      '/login': {
        post: {
          requestBody: {
            description: 'Credentials',
            content: {
              'application/json': {
                examples: {
                  account: { value: { email: 'ada@example.com', password: 'b' } },
                  default: { value: { email: 'mine' } },
                },
              },
            },
          },
        },
      },
      '/other': { post: { requestBody: { $ref: '#/components/requestBodies/Login' } } },
    },
    components: { requestBodies: { Login: body } },
  });
});

type Content = Record<string, { readonly examples: Record<string, unknown> }>;

it('creates an account for each role that the marks name, and for no other text', async () => {
  const { provider } = await loadDeclaredProvider({ id: 'books', file: 'test/support/books/books.yaml' });
  const { accounts } = provider.readFixture(structuredClone(provider.defaultFixture));
  expect(accounts.map(({ key }) => key).filter((key) => /role|admin|reader/.test(key))).toEqual([
    'admin@example.com',
  ]);
});

it('gives answers the evidence of the marks, unless they have their own', async () => {
  const { emulator } = await declaredApi({
    marks: { provenance: 'observed', answers: { 'token-missing': { body: {}, provenance: 'inferred' } } },
    operations: { 'GET /me': { act: 'current-account', answers: { 'who-am-i': { body: {} } } } },
  });
  const { outcomes } = await emulator.outcomes.list();
  const evidence = new Map(outcomes.map(({ outcome, provenance }) => [outcome, provenance]));
  expect([evidence.get('who-am-i'), evidence.get('token-missing')]).toEqual(['observed', 'inferred']);
});
