/** The files of a provider: its contract, the overlay with the marks, a file that the contract refers to, its fixtures. */
export const contractFiles = {
  'acme.yaml': `openapi: 3.0.3
info: { title: Acme, version: 1.0.0 }
servers: [{ url: /acme }]
paths:
  /login:
    post:
      operationId: login
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: './schemas.yaml#/Login' }
      responses:
        '200':
          description: The session
          content:
            application/json:
              schema: { type: object, required: [token], properties: { token: { type: string } } }
        '401':
          description: Rejected
          content:
            application/json:
              schema: { type: object }
              example: { error: rejected }
  /me:
    get:
      operationId: me
      security: [{ bearer: [] }]
      responses:
        '200':
          description: The account
          content:
            application/json:
              schema: { type: object }
        '401':
          description: Rejected
          content:
            application/json:
              schema: { type: object }
              example: { error: rejected }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
`,
  'schemas.yaml': `Login:
  type: object
  required: [user, password]
  properties: { user: { type: string }, password: { type: string } }
`,
  'acme.login.yaml': `overlay: 1.0.0
info: { title: How Acme signs in, version: 1.0.0 }
extends: ./acme.yaml
actions:
  - target: $
    update:
      x-login:
        version: 1
        tokens:
          access: { security: bearer, lifetime: 15m }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.user, password: body.password }
        answers:
          signed-in: { status: 200, body: { token: '{{tokens.access}}' } }
  - target: $.paths['/me'].get
    update:
      x-login:
        act: current-account
        answers:
          who-am-i: { status: 200, body: { name: '{{account.login}}' } }
`,
  'acme.fixtures.yaml': `accounts:
  - { login: ada, password: Password-1 }
`,
};
