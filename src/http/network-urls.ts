import { networkInterfaces } from 'node:os';

/** The hosts that mean every address of the machine. */
export const everyAddress: readonly string[] = ['0.0.0.0', '::'];

/** Returns the URLs at which other machines reach an emulator that listens on every address; none for any other host. */
export function networkUrls(
  url: string,
  host: string,
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): readonly string[] {
  if (!everyAddress.includes(host)) return [];
  const { protocol, port } = new URL(url);
  const end = port === '' ? '' : `:${port}`;
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family, address }) => !internal && isReachable(family, address, host))
    .map(({ family, address }) => `${protocol}//${family === 'IPv6' ? `[${address}]` : address}${end}`);
}

/** 0.0.0.0 is every IPv4 address; a link-local IPv6 address means nothing without its interface. */
function isReachable(family: string, address: string, host: string): boolean {
  return family === 'IPv4' || (host === '::' && !/^fe[89ab]/i.test(address));
}
