import { join } from 'node:path';
import { prove } from '../../../src/adopt/prove/prove.ts';
import type { ProofLine } from '../../../src/adopt/prove/line.ts';
import { checkFixtureFile } from '../../../src/fixtures/check-file.ts';
import { openEmulator } from '../../../src/library/create-emulator.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** A small contract whose refusals are all declared. */
export const contract = `
openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: https://api.acme.example/v1 }]
security: [{ token: [] }]
paths:
  /login:
    post:
      operationId: login
      security: []
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [email, password, device]
              properties:
                email: { type: string }
                password: { type: string }
                code: { type: string }
                device: { type: object, required: [kind], properties: { kind: { type: string, enum: [phone, web] } } }
      responses: { '200': { $ref: '#/components/responses/Session' }, default: { $ref: '#/components/responses/Refused' } }
  /me:
    get:
      operationId: me
      responses:
        '200': { description: The account, content: { application/json: { schema: { type: object } } } }
        default: { $ref: '#/components/responses/Refused' }
  /logout:
    post:
      operationId: logout
      responses: { '204': { description: Signed out }, default: { $ref: '#/components/responses/Refused' } }
  /refresh:
    post:
      operationId: refresh
      security: []
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { $ref: '#/components/responses/Session' }, default: { $ref: '#/components/responses/Refused' } }
components:
  securitySchemes: { token: { type: http, scheme: bearer }, key: { type: apiKey, in: header, name: X-Key } }
  responses:
    Session: { description: A session, content: { application/json: { schema: { type: object, required: [token] } } } }
    Refused: { description: Refused, content: { application/json: { schema: { type: object, required: [error] } } } }
`;

/** Marks for it with which all lines are right. */
export const overlay = `
overlay: 1.0.0
info: { title: Marks, version: '1' }
extends: ./acme.yaml
actions:
  - target: $
    update:
      x-login:
        version: 1
        tokens:
          access: { security: token, lifetime: 15m }
          refresh: { lifetime: 7d }
        answers:
          token-missing: { status: 401, body: { error: no token } }
          rate-limited: { status: 429, body: { error: too many } }
          server-error: { status: 500, body: { error: broken } }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password, code: body.code }
        answers:
          signed-in: { status: 200, body: { token: '{{tokens.access}}', refresh: '{{tokens.refresh}}' } }
          invalid-credentials: { status: 401, body: { error: wrong } }
          missing-credentials: { status: 422, body: { error: missing } }
          locked-out: { status: 423, body: { error: locked } }
          second-factor-required: { status: 401, body: { error: code } }
  - target: $.paths['/me'].get
    update:
      x-login:
        act: current-account
        answers: { who-am-i: { status: 200, body: { email: '{{account.email}}' } } }
  - target: $.paths['/logout'].post
    update: { x-login: { act: sign-out, answers: { signed-out: { status: 204 } } } }
  - target: $.paths['/refresh'].post
    update:
      x-login:
        act: refresh
        reads: { refresh: body.refresh }
        answers:
          refreshed: { status: 200, body: { token: '{{tokens.access}}', refresh: '{{tokens.refresh}}' } }
          token-missing: { status: 400, body: { error: no refresh token } }
`;

/** The files of a provider, by their ending. */
interface Files {
  readonly contract?: string;
  readonly overlay?: string;
  readonly fixtures?: string;
}

/** Proves a provider of these files; places have no folder. */
export async function proofOf(files: Files = {}): Promise<readonly ProofLine[]> {
  const { fixtures } = files;
  const folder = temporaryFolder({
    'acme.yaml': files.contract ?? contract,
    'acme.login.yaml': files.overlay ?? overlay,
    ...(fixtures === undefined ? {} : { 'acme.fixtures.yaml': fixtures }),
  });
  const lines = await prove(
    { id: 'acme', file: join(folder, 'acme.yaml') },
    { openEmulator, checkFixtureFile },
  );
  return lines.map(({ place, ...line }) => ({
    ...line,
    ...(place === undefined ? {} : { place: place.slice(place.lastIndexOf('/') + 1) }),
  }));
}

/** Returns the line of a text in a file, from 1. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
