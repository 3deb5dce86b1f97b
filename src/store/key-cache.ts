import { hash } from 'node:crypto';

/** Where a provider's record stands: its provider, its collection, its key. */
export type AddressOf = (collection: string, key: string) => string;

/** How many addresses of a collection are remembered at a time. */
const maxKeys = 500;

/** The longest key that stands in an address as it is: longer than any token of a vendor's. */
const maxKeyLength = 512;
const startOfLong = 32;

/** A key as it stands in an address: of a longer one its beginning and its digest, so that no client decides what it takes up. */
export function storedKey(key: string): string {
  return key.length > maxKeyLength ? `${key.slice(0, startOfLong)}…${hash('sha256', key, 'hex')}` : key;
}

/** Whether a key in an address stands for a longer one. */
export function isShortened(key: string): boolean {
  return key.charAt(startOfLong) === '…' && key.length === startOfLong + 1 + 64;
}

/** Gives the addresses of a provider's records, and remembers them: to put one together and to hash it costs more than to use it. */
export function createKeyCache(provider: string): AddressOf {
  const known = new Map<string, Map<string, string>>();

  function addressesIn(collection: string): Map<string, string> {
    const addresses = known.get(collection);
    if (addresses !== undefined && addresses.size < maxKeys) return addresses;
    const none = new Map<string, string>();
    known.set(collection, none);
    return none;
  }

  return (collection, key) => {
    // a long key is not remembered: it would stay as it came
    if (key.length > maxKeyLength) return `${provider}/${collection}/${storedKey(key)}`;
    const addresses = addressesIn(collection);
    const remembered = addresses.get(key);
    if (remembered !== undefined) return remembered;
    const address = `${provider}/${collection}/${key}`;
    addresses.set(key, address);
    return address;
  };
}
