import type { Endpoint } from '../core/endpoint.ts';
import { fullTemplate, type NotImplemented, type PathSuffix } from '../core/contract.ts';
import type { ServedProvider } from '../emulator/emulator.ts';
import { perList, type ServedList } from '../emulator/per-list.ts';
import { isReserved } from '../emulator/route-collisions.ts';
import type { StringMap } from '../core/operation.ts';
import type { ProviderProfile } from '../core/provider.ts';
import { providersInScope, type ListenerScope } from './listener.ts';
import { decodedSegments, isLiteral, isSameText, matchSegments } from './match-segments.ts';

/** The route of a request: an operation of a provider, or the reason why none matches. */
export type Route = Found & { readonly withoutSuffix?: WithoutSuffix };

/** A route to an operation. */
export type OperationRoute = Extract<Route, { readonly endpoint: unknown }>;

/** A route that reaches no operation. */
export type UnmatchedRoute = Exclude<Route, OperationRoute>;

/** The route of a path without a suffix that clients of an older API append. */
interface WithoutSuffix extends PathSuffix {
  readonly path: string;
  readonly found: Found;
}

type Found = { readonly served: ServedProvider } & (
  | { readonly endpoint: Endpoint; readonly path: StringMap }
  | { readonly notBuilt: NotImplemented }
  | { readonly missed: 'malformed' | 'not-found' }
  | { readonly missed: 'method-not-allowed'; readonly allow: readonly string[] }
);

/** Returns the route of a request; undefined outside every provider's base path. */
type Router = (method: string, path: string) => Route | undefined;

/** Returns the router of a list of served providers. */
export type Routers = (served: ServedList) => Router;

/** Creates the routers of a listener; each is cached. */
export function createRouters(scope: ListenerScope): Routers {
  return perList((served) => createRouter(providersInScope(served, scope)));
}

/** A path outside its provider's base path, requested with a method that no operation there has. */
type Apart = Extract<Found, { readonly allow: readonly string[] }>;

/** Creates the router of these providers from their contracts. */
function createRouter(all: readonly ServedProvider[]): Router {
  const { direct, inAnyCase, apart } = literalRoutes(all);
  const byBasePath = all.toSorted((one, other) => basePathOf(other).length - basePathOf(one).length);
  const owners = new Set(all.filter((one) => ownsUndeclared(one, all)));

  return (method, path) => {
    const found = answering(method, path);
    const ending = found?.served.profile.contract.pathSuffix;
    if (found === undefined || ending === undefined || !path.toLowerCase().endsWith(ending.suffix))
      return found;
    const bare = path.slice(0, -ending.suffix.length);
    const match = answering(method, bare);
    if (match === undefined || !('endpoint' in match || 'allow' in match)) return found;
    return { ...found, withoutSuffix: { ...ending, path: bare, found: match } };
  };

  function answering(method: string, path: string): Found | undefined {
    const found = find(method, path);
    return method === 'HEAD' && isAnsweredAsGet(found) ? find('GET', path) : found;
  }

  function find(method: string, path: string): Found | undefined {
    const known = direct.get(`${method} ${path}`);
    if (known !== undefined) return known;
    const respelled = inAnyCase.size === 0 ? undefined : inAnyCase.get(`${method} ${path.toLowerCase()}`);
    if (respelled !== undefined) return respelled;
    return apart.get(path) ?? findBelow(method, path);
  }

  /**
   * Finds the provider of a path: the longest base path that declares it, then the longest base path. Of providers with
   * the same base path, a provider with the method precedes.
   */
  function findBelow(method: string, path: string): Found | undefined {
    let otherMethod: Found | undefined;
    let undeclared: Found | undefined;
    for (const served of byBasePath) {
      if (!isBelow(path, served)) continue;
      if (otherMethod !== undefined && basePathOf(served) !== basePathOf(otherMethod.served)) break;
      const found = search(served, method, path);
      if (!('missed' in found)) return found;
      if (found.missed === 'method-not-allowed') otherMethod ??= found;
      else if (owners.has(served)) undeclared ??= found;
    }
    return otherMethod ?? undeclared;
  }
}

/** Returns the routes of paths without parameters. */
function literalRoutes(all: readonly ServedProvider[]) {
  const direct = new Map<string, Found>();
  /** Routes of vendors with case-insensitive paths, by the path in lower case. */
  const inAnyCase = new Map<string, Found>();
  const apart = new Map<string, Apart>();
  for (const served of all) {
    for (const endpoint of served.profile.endpoints) {
      const { method } = endpoint.contract;
      if (!isLiteral(endpoint)) continue;
      const path = fullTemplate(served.profile.contract, endpoint.contract);
      if (isReserved(path)) continue;
      const route = { served, endpoint, path: {} };
      direct.set(`${method} ${path}`, route);
      if (ignoresCase(served)) inAnyCase.set(`${method} ${path.toLowerCase()}`, route);
      if (endpoint.contract.basePath === undefined) continue;
      const { allow } = apart.get(path) ?? { allow: [] };
      apart.set(path, { served, missed: 'method-not-allowed', allow: allowed([...allow, method], served) });
    }
  }
  return { direct, inAnyCase, apart };
}

/** Returns whether a HEAD request without its own operation uses the GET operation. */
function isAnsweredAsGet(found: Found | undefined): boolean {
  if (found === undefined || !('allow' in found)) return false;
  return found.served.profile.contract.headAsGet === true && found.allow.includes('GET');
}

/** Returns the distinct methods of a path, including HEAD if it uses the GET operation. */
function allowed(methods: readonly string[], { profile }: ServedProvider): readonly string[] {
  const { headAsGet = false } = profile.contract;
  return [
    ...new Set(methods.flatMap((method) => (headAsGet && method === 'GET' ? ['GET', 'HEAD'] : [method]))),
  ];
}

function search(served: ServedProvider, method: string, path: string): Found {
  const { profile } = served;
  const below = path.slice(profile.contract.basePath.length);
  const match = profile.find?.(method, below) ?? matchSegments(profile, method, below);
  if ('endpoint' in match) return { served, endpoint: match.endpoint, path: match.path };
  if (match.missed === 'malformed') return { served, missed: 'malformed' };
  const unbuilt = unbuiltAt(profile, below);
  const notBuilt = unbuilt.find((one) => one.method === method);
  if (notBuilt !== undefined) return { served, notBuilt };
  const allow = [...('allow' in match ? match.allow : []), ...unbuilt.map((one) => one.method)];
  if (allow.length === 0) return { served, missed: 'not-found' };
  return { served, missed: 'method-not-allowed', allow: allowed(allow, served) };
}

/** Returns the vendor's operations of a path that the emulator doesn't implement. */
function unbuiltAt({ contract: { notBuilt } }: ProviderProfile, path: string): readonly NotImplemented[] {
  if (notBuilt.length === 0) return notBuilt;
  const template = `/${decodedSegments(path)?.join('/') ?? ''}`;
  return notBuilt.filter((one) => one.template === template);
}

/** Whether a provider answers the undeclared paths below its base path: one at the root only alone. */
function ownsUndeclared(served: ServedProvider, all: readonly ServedProvider[]): boolean {
  const basePath = basePathOf(served);
  const isShared = all.some((one) => one !== served && basePathOf(one) === basePath);
  return !isShared && (basePath !== '' || all.length === 1);
}

function isBelow(path: string, served: ServedProvider): boolean {
  const basePath = basePathOf(served);
  if (basePath === '') return !isReserved(path);
  const start = path.slice(0, basePath.length);
  const isIts = ignoresCase(served) ? isSameText(start, basePath) : start === basePath;
  return isIts && (path.length === basePath.length || path.charAt(basePath.length) === '/');
}

function basePathOf({ profile }: ServedProvider): string {
  return profile.contract.basePath;
}

function ignoresCase({ profile }: ServedProvider): boolean {
  return profile.contract.ignoresCase === true;
}
