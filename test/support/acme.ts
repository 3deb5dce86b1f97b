import type { Provider } from '../../src/core/provider.ts';
import { checkedProviders } from '../../src/providers/checked.ts';

const misaka = checkedProviders.find(({ id }) => id === 'misaka');

/** Creates a provider that isn't built in: Misaka's operations under its own id and base path. */
export function acme(parts: Partial<Provider> = {}, basePath = '/acme'): Provider {
  if (misaka === undefined) throw new Error('there is no misaka');
  const { id = 'acme-2' } = parts;
  const { documented } = misaka.profiles;
  const contract = {
    ...documented.contract,
    ...{ provider: id, profile: 'declared', basePath },
    answerHeaders: ['x-acme-limit'],
  };
  return {
    ...misaka,
    id,
    profiles: { documented: { ...documented, contract } },
    catalogue: () => misaka.catalogue('documented'),
    contractText: () => 'openapi: 3.0.3\n',
    ...parts,
  };
}
