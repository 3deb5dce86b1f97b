import { connect } from 'node:http2';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServers, type Running } from './vite/running.ts';

type Headers = Readonly<Record<string, string>>;

describe('the plugin for Vite over HTTP/2 with a generated certificate', () => {
  let running: Running<'secure'>;

  beforeAll(async () => {
    running = await startServers<'secure'>({ secure: { command: 'dev', plugin: { https: true } } });
  });
  afterAll(() => running.close());

  it('answers logins and the control plane, and leaves other paths to the app, in parallel', async () => {
    const { url } = running.servers.secure;
    const { host } = new URL(url);
    const session = connect(url, { rejectUnauthorized: false });
    const ask = async (headers: Headers, body = '') => {
      const stream = session.request(headers, { endStream: body === '' });
      if (body !== '') stream.end(body);
      return text(stream);
    };
    const form = { 'content-type': 'application/x-www-form-urlencoded', cookie: 'emulator-namespace=h2' };
    const [signedIn, journal, page] = await Promise.all([
      ask({ ':method': 'POST', ':path': '/api/v1/login', ...form }, 'user=plain&password=Password-1'),
      ask({ ':path': '/__admin/health' }),
      ask({ ':path': '/sign-in', accept: 'text/html' }),
    ]);
    session.close();
    expect(JSON.parse(signedIn)).toMatchObject({
      data: { me: { avatarUrl: `https://${host}/avatar/plain` } },
    });
    expect(JSON.parse(journal)).toMatchObject({ status: 'ready' });
    expect(page).toContain('<title>The app</title>');
  });
});
