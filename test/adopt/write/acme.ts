import type { Plan } from '../../../src/adopt/plan.ts';

/** A contract that knows nothing of marks. */
export const contract = `openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
paths:
  /login:
    post:
      security: []
      requestBody:
        content:
          application/json:
            schema: { properties: { email: { type: string }, password: { type: string } } }
      responses:
        '200': { description: Signed in, content: { application/json: { schema: { type: object } } } }
        '401': { description: Refused, content: { application/json: { schema: { type: object } } } }
  /me:
    get:
      responses:
        '200': { description: The account, content: { application/json: { schema: { type: object } } } }
  /session:
    put:
      responses:
        '200': { description: Renewed, content: { application/json: { schema: { type: object } } } }
security: [{ token: [] }]
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`;

export const files = {
  contract: 'acme.yaml',
  schema: 'node_modules/login-emulator/openapi/schema/overlay.schema.json',
};

/** A plan for this contract, with a mark of each certainty. */
export const plan: Plan = {
  title: 'Acme',
  actions: [
    {
      target: [],
      update: {
        'x-login': {
          version: 1,
          tokens: { access: { security: 'token', lifetime: '15m' } },
          lockout: { attempts: 5, for: '15m' },
          answers: {
            'token-missing': { status: 401, body: { error: 'Sign in first.' } },
            'malformed-request': { status: 400, body: { error: '{{violation.text}}' } },
          },
        },
      },
      remarks: [
        { path: ['x-login', 'lockout'], certainty: 'likely', text: 'the contract has a 423 at the sign-in' },
        {
          path: ['x-login', 'answers', 'token-missing'],
          certainty: 'likely',
          text: 'the contract declares no refusal for a request without a token; other operations of this contract show the same error, and the framework that has generated it answers so',
        },
        { path: ['x-login', 'tokens'], certainty: 'sure', text: 'the security scheme token' },
      ],
      isOpen: false,
    },
    {
      target: ['paths', '/login', 'post'],
      update: {
        'x-login': {
          act: 'sign-in',
          reads: { login: 'body.email', password: 'body.password' },
          answers: {
            'signed-in': { status: 200, body: { token: '{{tokens.access}}' } },
            'invalid-credentials': { status: 401, body: { error: 'Wrong: e-mail or password' } },
            'locked-out': {
              status: 423,
              body: { errors: [{ message: 'Locked.', extensions: { code: 'LOCKED' } }] },
            },
          },
        },
        responses: { '423': { description: 'Locked' } },
      },
      remarks: [
        { path: [], certainty: 'sure', text: 'the path ends with "login"; email and password in the body' },
        { path: ['x-login', 'answers', 'locked-out'], certainty: 'likely', text: 'as WebDAV has it' },
        { path: ['x-login', 'answers', 'account-disabled'], certainty: 'open', text: 'no answer is shown' },
      ],
      isOpen: false,
    },
    {
      target: ['paths', '/me', 'get'],
      update: {
        'x-login': {
          act: 'current-account',
          answers: { 'who-am-i': { status: 200, body: { email: '{{account.email}}' } } },
        },
      },
      remarks: [],
      isOpen: false,
    },
    {
      target: ['paths', '/session', 'put'],
      update: {
        'x-login': { act: 'sign-out', answers: { 'signed-out': { status: 200, body: { ended: true } } } },
      },
      remarks: [
        { path: [], certainty: 'open', text: 'it may end the session: its summary has "end"' },
        { path: ['x-login', 'act'], certainty: 'open', text: 'or end-session' },
      ],
      isOpen: true,
    },
  ],
  accounts: [
    { account: { login: 'plain@example.com', password: 'Password-1' }, text: 'signs in' },
    {
      account: {
        login: 'totp@example.com',
        password: 'Password-1',
        secondFactor: 'totp',
        totpSecret: 'JBSWY3DPEHPK3PXP',
      },
      text: 'needs a code of an authenticator app',
    },
  ],
};
