import { hash } from 'node:crypto';

const blockBytes = 32;

/** The bytes of one request: they follow from the seed, the namespace and the request's number, and from how many were drawn. */
export function createRandom(
  seed: string,
  namespace: string,
  requestNumber: number,
): (length: number) => Uint8Array {
  let block = 0;
  const nextBlock = () => hash('sha256', `${seed}\n${namespace}\n${requestNumber}\n${block++}`, 'buffer');
  return (length) => {
    if (length <= blockBytes) return nextBlock().subarray(0, length);
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; filled += blockBytes) {
      bytes.set(nextBlock().subarray(0, length - filled), filled);
    }
    return bytes;
  };
}
