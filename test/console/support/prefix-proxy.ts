import { request } from 'node:http';
import { serve, type TestServer } from '../../support/server.ts';

/** Serves an emulator behind a path prefix, as a reverse proxy does: it removes the prefix and keeps the host. */
export function prefixProxy(emulatorUrl: string, prefix: string): Promise<TestServer> {
  return serve((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    if (!url.startsWith(`${prefix}/`)) return void outgoing.writeHead(404).end();
    const forwarded = request(emulatorUrl + url.slice(prefix.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
}
