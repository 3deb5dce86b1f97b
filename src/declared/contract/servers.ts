import type { Problem } from '../../files/problems.ts';
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

/** Notes a first server whose address isn't usable, with the base path that the emulator takes instead. */
export function serverNotes(servers: unknown, path: Problem['path']): readonly Problem[] {
  const basePath = basePathOf(servers);
  if (basePath === undefined || !Array.isArray(servers)) return [];
  const server: unknown = servers[0];
  const url = memberOf(server, 'url');
  const reason = typeof url === 'string' ? urlProblem(url, memberOf(server, 'variables')) : 'has no url';
  if (reason === undefined) return [];
  const at = url === undefined ? [...path, 0] : [...path, 0, 'url'];
  return [{ path: at, atKey: false, message: `the server ${reason}; the base path is ${basePath || '/'}` }];
}

function urlProblem(url: string, variables: unknown): string | undefined {
  const names = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const unset = names.find((name) => defaultOf(variables, name) === '');
  if (unset !== undefined) return `has the variable ${unset} without a default`;
  const filled = url.replaceAll(/\{([^{}]*)\}/g, (_whole, name: string) => defaultOf(variables, name));
  return URL.canParse(filled, 'http://localhost') ? undefined : `has the address ${url}, which isn't a URL`;
}
