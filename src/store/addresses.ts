/** Where a provider's record stands: its provider, its collection, its key. */
export type AddressOf = (collection: string, key: string) => string;

/** How many addresses of a collection are remembered at a time. */
const most = 500;

/** Gives the addresses of a provider's records, and remembers them: to put one together and to hash it costs more than to use it. */
export function createAddresses(provider: string): AddressOf {
  const known = new Map<string, Map<string, string>>();

  function addressesIn(collection: string): Map<string, string> {
    const addresses = known.get(collection);
    if (addresses !== undefined && addresses.size < most) return addresses;
    const none = new Map<string, string>();
    known.set(collection, none);
    return none;
  }

  return (collection, key) => {
    const addresses = addressesIn(collection);
    const remembered = addresses.get(key);
    if (remembered !== undefined) return remembered;
    const address = `${provider}/${collection}/${key}`;
    addresses.set(key, address);
    return address;
  };
}
