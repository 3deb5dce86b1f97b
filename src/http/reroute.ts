import { stringField } from '../core/operation.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { NamespaceConfig } from '../store/store.ts';
import type { RoutedRequest } from './request-context.ts';
import type { Routers } from './router.ts';

/** Routes a request by its namespace's profiles and policy on suffixes. */
export interface Reroute {
  /** Routes a request that may not reach an operation, before its body is read. */
  beforeBody(request: RoutedRequest, namespace: string): Promise<RoutedRequest>;
  inProfiles(request: RoutedRequest, config: NamespaceConfig): RoutedRequest;
}

/** Creates the second routing of requests. */
export function createReroute(emulator: Emulator, routers: Routers): Reroute {
  function inProfiles(request: RoutedRequest, config: NamespaceConfig): RoutedRequest {
    const served = emulator.servedIn(config, request.all);
    if (served === request.all) return request;
    const { method = 'GET' } = request.request;
    const route = routers(served)(method, request.routedPath ?? request.path);
    return route === undefined ? request : { ...request, route };
  }

  async function bySuffix(request: RoutedRequest, namespace: string): Promise<RoutedRequest> {
    const { withoutSuffix, served } = request.route;
    if (withoutSuffix === undefined) return request;
    const { path, found, suffix, policy, source } = withoutSuffix;
    const isServed = await emulator.readPatchedState(
      namespace,
      served,
      ({ state }) => stringField(state.get('policy', 'policy'), policy) === 'serve',
    );
    if (isServed) {
      const hint = `served without its ${suffix}, by policy.${policy}: ${source}`;
      return { ...request, routedPath: path, route: found, hint };
    }
    const hint = `the path ends in ${suffix}, which isn't part of this API: ${source}. Remove it, or set policy.${policy}: serve`;
    return { ...request, hint };
  }

  return {
    beforeBody: async (request, namespace) =>
      bySuffix(inProfiles(request, await emulator.config(namespace)), namespace),
    inProfiles,
  };
}
