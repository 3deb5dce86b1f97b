import { expect, it } from '@jest/globals';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run } from './cli.ts';

const contract = `
openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
paths:
  /login:
    post:
      operationId: login
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { email: { type: string }, password: { type: string } } }
      responses:
        '200':
          description: Signed in.
          content:
            application/json: { schema: { type: object, properties: { access_token: { type: string } } } }
  /forgot-password:
    post:
      operationId: forgotPassword
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { email: { type: string } } } }
      responses: { '204': { description: Sent. } }
`;

it('writes nothing with --dry-run, and names the lines of the files that it would write', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'acme.yaml'), contract);
  const { code, stdout } = await run(['adopt', 'acme.yaml', '--dry-run'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('✓ wrong password ');
  expect(stdout).toMatch(/^– password reset +acme\.login\.yaml:\d+: /m);
  expect(readdirSync(cwd)).toEqual(['acme.yaml']);
});
