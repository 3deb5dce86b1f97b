import { hash } from 'node:crypto';

const blockBytes = 32;

/** The bytes of one request: they follow from the seed, the namespace and the request's number, and from how many were drawn. */
export function createRandom(
  seed: string,
  namespace: string,
  requestNumber: number,
): (length: number) => Uint8Array {
  let block = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; filled += blockBytes) {
      const digest = hash('sha256', `${seed}\n${namespace}\n${requestNumber}\n${block}`, 'buffer');
      bytes.set(digest.subarray(0, Math.min(blockBytes, length - filled)), filled);
      block += 1;
    }
    return bytes;
  };
}
