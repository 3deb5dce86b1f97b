import type { IncomingMessage } from 'node:http';

/** Where some requests name their namespace by a prefix, one that names none may have lost its own, which nobody sees. */
export interface MissingNamespaces {
  /** A request has named its namespace by a prefix. */
  prefixSeen(): void;
  /** A request names no namespace in any way. */
  add(request: IncomingMessage): void;
  /** Whether a request named none after others had used a prefix. */
  has(request: IncomingMessage): boolean;
}

/** Makes the watch over requests that name no namespace; it costs nothing until a prefix is used. */
export function createMissingNamespaces(): MissingNamespaces {
  const requests = new WeakSet<IncomingMessage>();
  let isPrefixUsed = false;
  return {
    prefixSeen: () => void (isPrefixUsed = true),
    add(request) {
      if (isPrefixUsed) requests.add(request);
    },
    has: (request) => isPrefixUsed && requests.has(request),
  };
}
