import { hash } from 'node:crypto';
import type { Digest } from '../core/environment.ts';

/** Digests by Node's own cryptography. */
export const digest: Digest = {
  sha256Hex: (text) => hash('sha256', text, 'hex'),
};
