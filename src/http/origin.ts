import type { IncomingMessage } from 'node:http';

/** The origin of the emulator's own pages as the client named it; undefined where the Host is none. */
export function ownOriginOf({ socket, headers }: IncomingMessage): string | undefined {
  return originIn(`${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? ''}`);
}

/** The origin of a URL; undefined where it is none. */
export function originIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
