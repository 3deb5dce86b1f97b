import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessOptions } from '../admin/access/guard.ts';
import { createHostRule } from '../http/loopback-host.ts';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { then, type MaybePromise } from '../store/store.ts';
import { originOf, type PublicAddress, createRequestCheck } from '../http/public-address.ts';
import { type Middleware, providersInScope, type ListenerScope } from '../http/listener.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import { startPageHtml, startPagePolicy } from './start-page-html.ts';
import { isVisit } from '../http/visit.ts';

/** The parts of the page. */
export interface StartPageParts {
  readonly emulator: Emulator;
  readonly namespaceOf: NamespaceReader;
  readonly scope: ListenerScope;
  readonly publicAddress: PublicAddress;
  readonly access: AccessOptions;
  /** Whether the emulator created its own certificate, which curl doesn't trust. */
  readonly hasOwnAuthority: boolean;
}

/** Creates the page at `/` of an emulator without a control plane, for browsers; passes on all other requests. */
export function createStartPage(parts: StartPageParts): Middleware {
  const { emulator, scope, publicAddress, access } = parts;
  const check = createRequestCheck(publicAddress);
  const wrongHost = createHostRule(access);

  /** Displays passwords, but not if a token is set, nor beyond loopback. */
  function showsPasswords(request: IncomingMessage): boolean {
    return (
      access.token === undefined &&
      wrongHost(request) === undefined &&
      isLoopback(request.socket.remoteAddress)
    );
  }

  function pageFor(request: IncomingMessage, served: readonly ServedProvider[]): string {
    return startPageHtml({
      served,
      url: originOf(request, publicAddress),
      showsPasswords: showsPasswords(request),
      hasOwnAuthority: parts.hasOwnAuthority,
    });
  }

  function send(request: IncomingMessage, response: ServerResponse, served: readonly ServedProvider[]): void {
    const page = pageFor(request, providersInScope(served, scope));
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-security-policy': startPagePolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      vary: 'Accept',
    });
    response.end(page);
  }

  function servedFor(namespace: string): MaybePromise<readonly ServedProvider[]> {
    return then(emulator.config(namespace), (setup) => emulator.servedIn(setup));
  }

  return (request, response, next) => {
    const namespace = isVisit(request) && check(request) === undefined ? parts.namespaceOf(request) : {};
    if (typeof namespace !== 'string') return next();
    try {
      const sent = then(servedFor(namespace), (served) => send(request, response, served));
      if (sent instanceof Promise) sent.catch(next);
    } catch (error) {
      next(error);
    }
    return undefined;
  };
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
