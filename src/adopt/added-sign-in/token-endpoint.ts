import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { isRecord } from '../../json.ts';
import type { TokenEndpoint } from './password-grant.ts';

/** Returns the token endpoint that OAuth's flows name, if it is on the server of the contract and free. */
export function tokenEndpointOf(document: unknown, basePath: string): TokenEndpoint | undefined {
  const schemes = nodeAt(document, '/components/securitySchemes')?.value;
  const flows = membersOf(schemes).flatMap((scheme) => membersOf(memberOf(scheme, 'flows')));
  const urls = flows.map((flow) => memberOf(flow, 'tokenUrl')).filter((url) => typeof url === 'string');
  const server = memberOf(memberOf(memberOf(document, 'servers'), 0), 'url');
  const paths = memberOf(document, 'paths');
  for (const url of urls) {
    const path = pathOf(url, typeof server === 'string' ? server : '/', basePath);
    if (path === undefined) continue;
    const isBelow = path.startsWith(`${basePath}/`);
    const template = isBelow ? path.slice(basePath.length) : path;
    if (isRecord(paths) && Object.hasOwn(paths, template)) continue;
    return isBelow ? { path: template } : { path: template, servers: [{ url: '/' }] };
  }
  return undefined;
}

const emulator = 'http://localhost';

/** Returns the path of a URL; undefined if it is on another server. A relative URL begins at that of the server. */
function pathOf(url: string, server: string, basePath: string): string | undefined {
  const isAbsolute = /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url);
  if (!URL.canParse(url, `${emulator}${basePath}/`)) return undefined;
  const { host, pathname } = new URL(url, `${emulator}${basePath}/`);
  const own = URL.canParse(server, emulator) ? new URL(server, emulator).host : undefined;
  const path = pathname.replace(/\/+$/, '');
  return path !== '' && !/[{}]|%7B/i.test(path) && (!isAbsolute || host === own) ? path : undefined;
}

function membersOf(node: unknown): readonly unknown[] {
  return isRecord(node) ? Object.values(node) : [];
}
