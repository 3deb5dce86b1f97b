import type { Endpoint } from '../core/endpoint.ts';
import { fullTemplate, type NotImplemented, type PathSuffix, type Segment } from '../core/contract.ts';
import type { ServedProvider } from '../emulator/emulator.ts';
import type { StringMap } from '../core/operation.ts';
import { percentDecoded } from '../urls.ts';
import { providersInScope, type ListenerScope } from './listener.ts';

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

/** The routers of an emulator: one for its default profiles, others for namespaces with other profiles. */
export interface Routers {
  /** Whether any provider has several profiles, so that a namespace could select others. */
  readonly vary: boolean;
  of(served: readonly ServedProvider[]): Router;
}

/** Creates the routers of a listener; each is cached. */
export function createRouters(providers: readonly ServedProvider[], scope: ListenerScope): Routers {
  const known = new WeakMap<readonly ServedProvider[], Router>();
  const defaultRouter = createRouter(providersInScope(providers, scope));
  return {
    vary: providers.some(({ provider }) => Object.keys(provider.profiles).length > 1),
    of(served) {
      if (served === providers) return defaultRouter;
      const before = known.get(served);
      if (before !== undefined) return before;
      const router = createRouter(providersInScope(served, scope));
      known.set(served, router);
      return router;
    },
  };
}

/** A path outside its provider's base path, requested with a method that no operation there has. */
type Apart = Extract<Found, { readonly allow: readonly string[] }>;

/** Creates the router of these providers from their contracts. */
function createRouter(all: readonly ServedProvider[]): Router {
  const direct = new Map<string, Found>();
  /** Routes of vendors with case-insensitive paths, by the path in lower case. */
  const inAnyCase = new Map<string, Found>();
  const apart = new Map<string, Apart>();
  for (const served of all) {
    for (const endpoint of served.profile.endpoints) {
      const { method } = endpoint.contract;
      if (!isLiteral(endpoint)) continue;
      const path = fullTemplate(served.profile.contract, endpoint.contract);
      const route = { served, endpoint, path: {} };
      direct.set(`${method} ${path}`, route);
      if (ignoresCase(served)) inAnyCase.set(`${method} ${path.toLowerCase()}`, route);
      if (endpoint.contract.basePath === undefined) continue;
      const { allow } = apart.get(path) ?? { allow: [] };
      apart.set(path, { served, missed: 'method-not-allowed', allow: allowed([...allow, method], served) });
    }
  }

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
    const missed = apart.get(path);
    if (missed !== undefined) return missed;
    const served = all.find((one) => isBelow(path, one));
    return served === undefined ? undefined : search(served, method, path);
  }
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
  const raw = path.slice(served.profile.contract.basePath.length).split('/').slice(1);
  const segments = raw.map(percentDecoded);
  const whole = segments.filter((segment) => segment !== undefined);
  if (whole.length < segments.length) return { served, missed: 'malformed' };
  const fitting = served.profile.endpoints.filter(
    ({ contract }) => contract.basePath === undefined && fits(contract.segments, whole, ignoresCase(served)),
  );
  const ofMethod = fitting.filter(({ contract }) => contract.method === method);
  const endpoint = ofMethod.find(isLiteral) ?? ofMethod[0];
  if (endpoint !== undefined)
    return { served, endpoint, path: parametersOf(endpoint.contract.segments, whole) };
  const unbuilt = served.profile.contract.notBuilt.filter((one) => one.template === `/${whole.join('/')}`);
  const notBuilt = unbuilt.find((one) => one.method === method);
  if (notBuilt !== undefined) return { served, notBuilt };
  const allow = [...fitting.map(({ contract }) => contract.method), ...unbuilt.map((one) => one.method)];
  if (allow.length === 0) return { served, missed: 'not-found' };
  return { served, missed: 'method-not-allowed', allow: allowed(allow, served) };
}

function isLiteral({ contract }: Endpoint): boolean {
  return contract.segments.every((segment) => 'literal' in segment);
}

function isBelow(path: string, served: ServedProvider): boolean {
  const { basePath } = served.profile.contract;
  const start = path.slice(0, basePath.length);
  const isIts = ignoresCase(served) ? isSameText(start, basePath) : start === basePath;
  return isIts && (path.length === basePath.length || path.charAt(basePath.length) === '/');
}

function fits(pattern: readonly Segment[], segments: readonly string[], inAnyCase: boolean): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((segment, index) => {
    const actual = segments[index] ?? '';
    if (!('literal' in segment)) return actual !== '';
    return segment.literal === actual || (inAnyCase && isSameText(segment.literal, actual));
  });
}

function isSameText(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

function ignoresCase({ profile }: ServedProvider): boolean {
  return profile.contract.ignoresCase === true;
}

function parametersOf(pattern: readonly Segment[], segments: readonly string[]): StringMap {
  const parameters: Record<string, string> = {};
  pattern.forEach((segment, index) => {
    if ('parameter' in segment) parameters[segment.parameter] = segments[index] ?? '';
  });
  return parameters;
}
