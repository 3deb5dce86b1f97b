import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeContract } from '../../test/support/large-contract.ts';

/** The body of a login, which the declared provider and Misaka accept alike. */
export const declaredLoginBody = JSON.stringify({ email: 'plain@example.com', password: 'Password-1' });

/** The path of the login in the contract, without the base path. */
export const loginPath = '/session/login';

/** The base path of the contract's server. */
export const basePath = '/api/v1';

/** Writes a contract of 50 operations and its overlay into a folder; returns the path of the contract. */
export function writeContract(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const contract = join(folder, 'large.yaml');
  writeFileSync(contract, largeContract(49).replace('\npaths:\n', `\npaths:\n${loginOperation}`));
  writeFileSync(join(folder, 'large.login.yaml'), overlay);
  return contract;
}

/** The login's response has the members of Misaka's, so that the emulator renders as much for both. */
const loginOperation = `  ${loginPath}:
    post:
      operationId: login
      summary: Signs in
      security: []
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [email, password]
              properties: { email: { type: string }, password: { type: string } }
      responses:
        '200':
          description: The tokens
          content:
            application/json:
              schema:
                type: object
                required: [detail, user, access, refresh]
                properties:
                  detail: { type: string }
                  user:
                    type: object
                    required: [id, email]
                    properties: { id: { type: integer }, email: { type: string } }
                  access: { type: string }
                  refresh: { type: string }
              example:
                detail: Login successful
                user: { id: 1, email: plain@example.com }
                access: access
                refresh: refresh
        '401':
          description: The login or the password is wrong
          content:
            application/json:
              schema: { type: object, properties: { detail: { type: string } } }
              example: { detail: Wrong e-mail or password }
`;

/** The marks: two JWTs with the claims and the lifetimes of Misaka's. */
const overlay = `overlay: 1.0.0
info: { title: How the large API signs in, version: 1.0.0 }
extends: ./large.yaml
actions:
  - target: $
    update:
      x-login:
        version: 1
        tokens:
          access:
            security: bearer
            form: jwt
            lifetime: 5m
            claims: { token_type: access, user_id: '{{account.id}}' }
          refresh:
            scheme: none
            form: jwt
            lifetime: 1d
            claims: { token_type: refresh, user_id: '{{account.id}}' }
        account:
          id: integer
          fields:
            username: { type: string, default: plain }
            country: { type: string, default: ZZ }
            staff: { type: boolean, default: false }
        answers:
          token-missing: { status: 401, body: { error: unauthorized } }
          malformed-request: { status: 400, body: { error: '{{violation.text}}' } }
  - target: $.paths['${loginPath}'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        answers:
          signed-in:
            status: 200
            body:
              detail: Login successful
              user:
                id: '{{account.id}}'
                email: '{{account.login}}'
                avatar_url: ''
                username: '{{account.username}}'
                first_name: ''
                last_name: ''
                display_name: '{{account.username}}'
                country: '{{account.country}}'
                is_staff: '{{account.staff}}'
                whmcs_uuid: ''
                services: []
                modules: []
                teams: []
              access: '{{tokens.access}}'
              refresh: '{{tokens.refresh}}'
              access_token: '{{tokens.access}}'
              refresh_token: '{{tokens.refresh}}'
          invalid-credentials: { status: 401, body: { detail: Wrong e-mail or password } }
`;
