import { createMemoryStore } from './memory.ts';
import type { Store } from './store.ts';

const schemes: readonly string[] = ['redis:', 'rediss:'];
const expected = 'expected memory or a URL such as redis://localhost:6379';

/** What is wrong with a setting that names a store. It may hold a password, and is not repeated. */
export function storeProblem(setting: string): string | undefined {
  if (setting === 'memory') return undefined;
  if (!URL.canParse(setting)) return `the store is no URL; ${expected}`;
  const { protocol, username, password, hostname, pathname, search, hash } = new URL(setting);
  if (!schemes.includes(protocol)) return `there is no store at ${protocol}; ${expected}`;
  if (!isDecodable(username) || !isDecodable(password))
    return 'the user or the password in the URL of the store has a % that is no escape; write it as %25';
  if (hostname === '') return `the store's URL names no host; ${expected}`;
  if (!/^\/?\d*$/.test(pathname) || search !== '' || hash !== '')
    return `after the store's host comes at most the number of a database; ${expected} or redis://localhost:6379/1`;
  return undefined;
}

/** Opens the store that a setting without a problem names. Throws a StoreError when it is not there. */
export async function openStore(setting: string): Promise<Store> {
  if (setting === 'memory') return createMemoryStore();
  const { createRedisStore } = await import('./redis.ts');
  return createRedisStore(setting);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
