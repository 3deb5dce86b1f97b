import type { Endpoint } from '../core/endpoint.ts';
import { fullTemplate, type NotBuilt, type Segment } from '../core/contract.ts';
import type { Served } from '../emulator.ts';
import { servedAt, type Place } from './place.ts';

/** Where a request leads: a provider's operation, or one of the ways in which it misses one. */
export type Route =
  | { readonly served: Served; readonly endpoint: Endpoint; readonly path: Readonly<Record<string, string>> }
  | { readonly served: Served; readonly notBuilt: NotBuilt }
  | { readonly served: Served; readonly missed: 'malformed' | 'not-found' }
  | { readonly served: Served; readonly missed: 'method-not-allowed'; readonly allow: readonly string[] };

/** Finds where a request leads; undefined outside every provider's base path. */
type Router = (method: string, path: string) => Route | undefined;

/** The routers of an emulator: that of its own profiles, and those of namespaces that have others. */
export interface Routers {
  /** Whether a namespace may have other profiles at all. */
  readonly vary: boolean;
  of(served: readonly Served[]): Router;
}

/** Makes the routers of a listener; each is made once. */
export function createRouters(own: readonly Served[], place: Place): Routers {
  const known = new WeakMap<readonly Served[], Router>();
  const usual = createRouter(servedAt(own, place));
  return {
    vary: own.some(({ room }) => Object.keys(room.profiles).length > 1),
    of(served) {
      if (served === own) return usual;
      const before = known.get(served);
      if (before !== undefined) return before;
      const router = createRouter(servedAt(served, place));
      known.set(served, router);
      return router;
    },
  };
}

/** A path beside its provider's base path, asked for by a method that no operation has there. */
type Apart = Extract<Route, { readonly allow: readonly string[] }>;

/** Makes the router of these providers from their contracts. */
function createRouter(all: readonly Served[]): Router {
  const direct = new Map<string, Route>();
  const apart = new Map<string, Apart>();
  for (const served of all) {
    for (const endpoint of served.profile.endpoints) {
      const { method, segments } = endpoint.contract;
      if (segments.some((segment) => 'parameter' in segment)) continue;
      const path = fullTemplate(served.profile.contract, endpoint.contract);
      direct.set(`${method} ${path}`, { served, endpoint, path: {} });
      if (endpoint.contract.basePath === undefined) continue;
      const { allow } = apart.get(path) ?? { allow: [] };
      apart.set(path, { served, missed: 'method-not-allowed', allow: [...allow, method] });
    }
  }

  return (method, path) => {
    const known = direct.get(`${method} ${path}`);
    if (known !== undefined) return known;
    const served = all.find(({ profile }) => isBelow(path, profile.contract.basePath));
    return served === undefined ? apart.get(path) : search(served, method, path);
  };
}

function search(served: Served, method: string, path: string): Route {
  const raw = path.slice(served.profile.contract.basePath.length).split('/').slice(1);
  const segments = raw.map(decoded);
  const whole = segments.filter((segment) => segment !== undefined);
  if (whole.length < segments.length) return { served, missed: 'malformed' };
  const fitting = served.profile.endpoints.filter(
    ({ contract }) => contract.basePath === undefined && fits(contract.segments, whole),
  );
  const endpoint = fitting.find(({ contract }) => contract.method === method);
  if (endpoint !== undefined)
    return { served, endpoint, path: parametersOf(endpoint.contract.segments, whole) };
  const unbuilt = served.profile.contract.notBuilt.filter((one) => one.template === `/${whole.join('/')}`);
  const notBuilt = unbuilt.find((one) => one.method === method);
  if (notBuilt !== undefined) return { served, notBuilt };
  const allow = [...fitting.map(({ contract }) => contract.method), ...unbuilt.map((one) => one.method)];
  if (allow.length === 0) return { served, missed: 'not-found' };
  return { served, missed: 'method-not-allowed', allow };
}

function isBelow(path: string, basePath: string): boolean {
  return path === basePath || path.startsWith(`${basePath}/`);
}

function fits(pattern: readonly Segment[], segments: readonly string[]): boolean {
  return pattern.length === segments.length && startsAlike(pattern, segments);
}

function startsAlike(pattern: readonly Segment[], segments: readonly string[]): boolean {
  return pattern.every((segment, index) =>
    'literal' in segment ? segment.literal === segments[index] : segments[index] !== '',
  );
}

function parametersOf(
  pattern: readonly Segment[],
  segments: readonly string[],
): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {};
  pattern.forEach((segment, index) => {
    if ('parameter' in segment) parameters[segment.parameter] = segments[index] ?? '';
  });
  return parameters;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
