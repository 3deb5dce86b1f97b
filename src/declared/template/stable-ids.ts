import { digits, hashToString, lowerHex } from '../../core/environment.ts';

const greatest = 2 ** 31 - 1;

/** Derives a UUID of version 4 from a word. */
export function uuidFrom(word: string): string {
  return formatUuid(hashToString(word, 32, lowerHex));
}

/** Derives a positive integer of 32 bits from a word. */
export function numberFrom(word: string): number {
  return (Number(hashToString(word, 15, digits)) % greatest) + 1;
}

/** Derives lower-case hex of this length from a word. */
export function hashFrom(word: string, length: number): string {
  return hashToString(word, length, lowerHex);
}

/** Formats 32 characters of lower-case hex as a UUID of version 4. */
export function formatUuid(hex: string): string {
  const variant = lowerHex.charAt(8 + (Number.parseInt(hex.charAt(16), 16) % 4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
