import type { Emulator } from '../emulator/emulator.ts';
import { providersInScope, type ListenerScope } from '../http/listener.ts';
import type { components } from '../generated/admin/types.ts';
import { version } from '../version.ts';

/** What `GET /__admin/health` says: ready, and what is served where. */
export function healthOf(
  emulator: Emulator,
  origin: string,
  place: ListenerScope,
): components['schemas']['Health'] {
  return {
    status: 'ready',
    version,
    providers: providersInScope(emulator.served, place).map(({ id, profile: { contract, endpoints } }) => ({
      id,
      profile: contract.profile,
      baseUrl: `${origin}${contract.basePath}`,
      operations: endpoints.map((endpoint) => endpoint.contract.operationId),
    })),
  };
}
