import type { ServedProvider } from '../emulator/emulator.ts';

/** Returns the base URL of each provider's paths, below a URL of the emulator. */
export function providerUrls(
  served: readonly ServedProvider[],
  url: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(served.map(({ id, profile }) => [id, `${url}${profile.contract.basePath}`]));
}

/** Returns the URL of a namespace, below a URL without a namespace. */
export function namespaceUrl(url: string, namespace: string): string {
  return `${url}/@${namespace}`;
}

const prefix = /\/(?:@|%40)([^/]+)$/;
const label = /\/\/([^/.:]+)\.localhost(?=[:/]|$)/i;

/** Splits a URL into the URL without namespace and the namespace in its prefix or host. The name isn't validated. */
export function splitNamespace(url: string): { readonly base: string; readonly name: string | undefined } {
  const [, below] = prefix.exec(url) ?? [];
  const [, host] = label.exec(url) ?? [];
  return {
    base: url.replace(prefix, '').replace(label, '//localhost'),
    name: below ?? host?.toLowerCase(),
  };
}

/** The path of the control plane. */
export const adminPath = '/__admin';

/** The path of the console. */
export const consolePath = `${adminPath}/console`;
