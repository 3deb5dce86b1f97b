import { isRecord } from '../../json.ts';
import { memberOf } from './pointer.ts';

/**
 * Returns the base path of the first server in a list, without a slash at its end; undefined if there is no list. Host
 * names don't matter: the emulator has its own.
 */
export function basePathOf(servers: unknown): string | undefined {
  if (!Array.isArray(servers) || servers.length === 0) return undefined;
  const server: unknown = servers[0];
  const url = memberOf(server, 'url');
  if (typeof url !== 'string') return '';
  const filled = url.replace(/\{([^{}]*)\}/g, (_whole, name: string) =>
    defaultOf(memberOf(server, 'variables'), name),
  );
  const path = filled.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  return new URL(path.replace(/^\/*/, '/'), 'http://localhost').pathname.replace(/\/+$/, '');
}

/** Returns the default of a server's variable, or its first allowed value. */
function defaultOf(variables: unknown, name: string): string {
  const variable = isRecord(variables) ? memberOf(variables, name) : undefined;
  const value = memberOf(variable, 'default') ?? memberOf(memberOf(variable, 'enum'), 0);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
