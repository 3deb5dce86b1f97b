import { BlockList, isIP } from 'node:net';

/** The names that every kept authority may sign for: no site of the internet can have them. */
export const privateRanges: readonly string[] = [
  ...['localhost', 'local', 'test', 'internal', 'home.arpa'],
  // usual names of the emulator's service in containers
  ...['emulator', 'login-emulator'],
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
  ...['::1/128', 'fc00::/7', 'fe80::/10'],
];

/** Returns the range of one host: a DNS name includes its subdomains, an address only itself. */
export function rangeOf(host: string): string {
  const version = isIP(host);
  if (version === 0) return host.replace(/^\*\./, '').toLowerCase();
  return `${host}/${version === 6 ? 128 : 32}`;
}

/** Returns whether a DNS name or an address is in one of these ranges. */
export function isWithin(host: string, ranges: readonly string[]): boolean {
  const version = isIP(host);
  const name = host.replace(/^\*\./, '').toLowerCase();
  if (version === 0) return ranges.some((range) => name === range || name.endsWith(`.${range}`));
  const all = new BlockList();
  for (const [address = '', bits] of ranges.map((range) => range.split('/')))
    if (bits !== undefined) all.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return all.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
