import type { ServedProvider } from '../emulator/emulator.ts';

/** The base URL of each provider below a URL of the emulator: where the paths of its contract begin. */
export function providerUrls(
  served: readonly ServedProvider[],
  url: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(served.map(({ id, profile }) => [id, `${url}${profile.contract.basePath}`]));
}

/** The URL of a namespace below one that names none. */
export function namespaceUrl(url: string, namespace: string): string {
  return `${url}/@${namespace}`;
}

const prefix = /\/(?:@|%40)([^/]+)$/;
const label = /\/\/([^/.:]+)\.localhost(?=[:/]|$)/i;

/** A URL without the namespace that its prefix or its host names, and that name, which may be no legal one. */
export function splitNamespace(url: string): { readonly base: string; readonly name: string | undefined } {
  const [, below] = prefix.exec(url) ?? [];
  const [, host] = label.exec(url) ?? [];
  return {
    base: url.replace(prefix, '').replace(label, '//localhost'),
    name: below ?? host?.toLowerCase(),
  };
}

/** Where the control plane stands. */
export const adminPath = '/__admin';
