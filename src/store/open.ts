import { displayUrl, percentDecoded } from '../urls.ts';
import { createMemoryStore } from './memory.ts';
import type { Store } from './store.ts';

/** Returns the problem of a store setting, without repeating its password; undefined if it is valid. */
export function storeProblem(setting: string): string | undefined {
  if (setting === 'memory') return undefined;
  const url = URL.canParse(setting) ? new URL(setting) : undefined;
  const what = url === undefined ? '' : urlProblem(url, setting);
  if (what === undefined) return undefined;
  return `store is ${displayUrl(setting)}${what}; expected memory, or a Redis URL such as redis://localhost:6379`;
}

function urlProblem(
  { hostname, username, password, pathname, search, hash }: URL,
  setting: string,
): string | undefined {
  if (!/^rediss?:\/\//i.test(setting)) return '';
  if (hostname === '') return ', without a host';
  if (percentDecoded(username) === undefined || percentDecoded(password) === undefined)
    return ', whose user or password has a % that must be written as %25';
  if (!/^\/?\d*$/.test(pathname) || search !== '' || hash !== '')
    return ', with more than a database number after its host';
  return undefined;
}

/** Opens the store of a valid setting. Throws a StoreError if it isn't reachable. */
export async function openStore(setting: string): Promise<Store> {
  if (setting === 'memory') return createMemoryStore();
  const { createRedisStore } = await import('./redis.ts');
  return createRedisStore(setting);
}
