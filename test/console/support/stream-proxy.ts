import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stream of events that a browser opened. */
interface SeenStream {
  /** The event after which it continues; undefined if it starts anew. */
  readonly lastEventId: string | undefined;
  /** The namespace that it asked for; undefined for all. */
  readonly namespace: string | undefined;
  /** All that came over it so far. */
  text: string;
  isOpen: boolean;
}

/** A proxy before an emulator, which counts the streams of events, and can cut them or be unreachable. */
export interface StreamProxy {
  readonly url: string;
  /** All streams so far, oldest first. */
  readonly streams: readonly SeenStream[];
  /** How many streams are open now. */
  openStreams(): number;
  /** Sends the requests from now on to this emulator. */
  leadTo(emulatorUrl: string): void;
  /** Refuses connections, and ends those that exist. */
  stop(): Promise<void>;
  /** Accepts connections again, on the same port. */
  start(): Promise<void>;
}

/** Starts a proxy on a free port while a function runs. */
export async function withStreamProxy<T>(use: (proxy: StreamProxy) => Promise<T>): Promise<T> {
  const streams: SeenStream[] = [];
  let target = '';
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    const stream = /\/__admin\/events\b/.test(url) ? seen(incoming) : undefined;
    if (stream !== undefined) streams.push(stream);
    const forwarded = request(target + url, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (stream !== undefined) answer.on('data', (bytes: Buffer) => (stream.text += bytes.toString()));
      answer.pipe(outgoing);
      answer.on('close', () => outgoing.destroy());
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => {
      if (stream !== undefined) stream.isOpen = false;
      forwarded.destroy();
    });
    incoming.pipe(forwarded);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  try {
    return await use({
      url: `http://127.0.0.1:${port}`,
      streams,
      openStreams: () => streams.filter(({ isOpen }) => isOpen).length,
      leadTo: (url) => (target = url),
      stop,
      start: () => listen(server, port),
    });
  } finally {
    await stop();
  }
}

function seen({ headers }: IncomingMessage): SeenStream {
  const text = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    lastEventId: text('last-event-id'),
    namespace: text('x-emulator-namespace'),
    text: '',
    isOpen: true,
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((listening) => server.listen(port, '127.0.0.1', () => listening()));
}
