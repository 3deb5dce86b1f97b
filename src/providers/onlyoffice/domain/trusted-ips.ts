/**
 * Whether an address is among these: each is one address, a range `from-to`, or a CIDR block. Source: the vendor's server
 * source; that ranges and blocks of IPv6 are none is the emulator's.
 */
export function isAmong(address: string, entries: readonly string[]): boolean {
  return entries.some((entry) => entry === address || covers(entry, address));
}

function covers(entry: string, address: string): boolean {
  const at = numberOf(address);
  const bounds = boundsOf(entry);
  return at !== undefined && bounds !== undefined && bounds.from <= at && at <= bounds.to;
}

function boundsOf(entry: string): { readonly from: number; readonly to: number } | undefined {
  const [, first = '', mark, last = ''] = /^([\d.]+)([-/])([\d.]+)$/.exec(entry) ?? [];
  const from = numberOf(first);
  if (from === undefined) return undefined;
  if (mark === '-') {
    const to = numberOf(last);
    return to === undefined ? undefined : { from, to };
  }
  const bits = Number(last);
  if (!Number.isInteger(bits) || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const base = from - (from % size);
  return { from: base, to: base + size - 1 };
}

/** An IPv4 address as a number; undefined for anything else. */
function numberOf(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
