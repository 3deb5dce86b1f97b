import { request, type ServerResponse } from 'node:http';
import { serve, type TestServer } from '../../support/server.ts';

/** A proxy whose connections can be cut, as a lost network does. */
export interface CutProxy extends TestServer {
  /** Cuts all connections, and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
}

/** Serves an emulator through a proxy that can be cut. */
export async function cutProxy(emulatorUrl: () => string): Promise<CutProxy> {
  const open = new Set<ServerResponse>();
  let isCut = false;
  const server = await serve((incoming, outgoing) => {
    if (isCut) return void outgoing.destroy();
    const { method, headers, url = '' } = incoming;
    open.add(outgoing);
    const forwarded = request(emulatorUrl() + url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      // an answer that streams shows its headers at once
      outgoing.flushHeaders();
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => {
      open.delete(outgoing);
      forwarded.destroy();
    });
    incoming.pipe(forwarded);
  });
  return {
    ...server,
    cut() {
      isCut = true;
      for (const one of open) one.destroy();
    },
    mend: () => void (isCut = false),
  };
}
