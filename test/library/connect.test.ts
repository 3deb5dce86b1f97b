import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createEmulator, EmulatorError, OptionError, type LoginEmulator } from '../../src/index.ts';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { serve } from '../support/server.ts';
import { login } from './emulators.ts';

const token = 'the main token';
describe('connect', () => {
  let served: LoginEmulator;

  beforeAll(async () => {
    served = await createEmulator({ token });
  });

  afterAll(() => served.close());

  it('uses the namespace in the URL', async () => {
    for (const url of [`${served.url}/@w1`, served.url.replace('//', '//w1.')]) {
      const emulator = await connect(url, { token });
      await emulator.scenarios.arm({ outcome: 'unavailable', times: 1 });
      const answer = await emulator.fetch('/api/v1/login', login('plain'));
      expect([emulator.url, answer.status]).toEqual([`${served.url}/@w1`, 503]);
      expect(emulator.namespace('w2').url).toBe(`${served.url}/@w2`);
    }
  });

  it('has the permissions of its token', async () => {
    const team = await connect(served.url, { token: namespaceToken(token, 'w1') });
    await team.namespace('w1').reset();
    await expect(team.namespace('w2').reset()).rejects.toMatchObject({ status: 403 });
    await expect((await connect(served.url)).reset()).rejects.toMatchObject({ status: 401 });
  });

  it('sends its token only to an emulator', async () => {
    const told: unknown[] = [];
    const stranger = await serve(({ headers }, response) => {
      told.push(headers.authorization);
      response.end('{}');
    });
    await expect(connect(stranger.url, { token })).rejects.toThrow(EmulatorError);
    await stranger.close();
    expect(told).toEqual([undefined]);
  });

  it('rejects when no emulator answers', async () => {
    const gone = await serve((_request, response) => response.end());
    await gone.close();
    await expect(connect(gone.url)).rejects.toThrow(
      `no emulator answers at ${gone.url} (ECONNREFUSED); start one with npx login-emulator, or use another URL`,
    );
  });

  it.each(['<html></html>', '{}', 'null', '{"providers":1}'])(
    'rejects a server that answers %s',
    async (body) => {
      const other = await serve((_request, response) => response.end(body));
      const refused = await connect(other.url).catch((error: unknown) => error);
      await other.close();
      expect(refused).toBeInstanceOf(EmulatorError);
      expect(refused).toMatchObject({
        message: `the server at ${other.url} isn't an emulator; start one with npx login-emulator, or use another URL`,
      });
    },
  );

  it('rejects a missing URL', async () => {
    await expect(connect(process.env['NO_SUCH_VARIABLE'] as never)).rejects.toThrow(
      'the URL is undefined; expected a URL such as http://localhost:4010',
    );
  });

  it.each(['', 'localhost:4010', 'ftp://localhost', 'http://me:secret@localhost', 'http://localhost/@W!'])(
    'rejects the URL "%s" without showing its password',
    async (url) => {
      const refused = await connect(url).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(OptionError);
      expect(String(refused)).not.toContain('secret');
    },
  );

  it('leaves the emulator running when it is closed', async () => {
    const emulator = await connect(served.url, { token });
    await emulator.close();
    expect((await served.fetch('/api/v1/login', login('plain'))).status).toBe(200);
  });

  it('passes a network error to the next error handler when mounted', async () => {
    const short = await createEmulator();
    const emulator = await connect(short.url);
    await short.close();
    const seen = await serve((request, response) =>
      emulator.middleware(request, response, (error) =>
        response.writeHead(502).end(String(error !== undefined)),
      ),
    );
    const answer = await fetch(`${seen.url}/api/v1/login`, login('plain'));
    expect([answer.status, await answer.text()]).toEqual([502, 'true']);
    await seen.close();
  });
});
