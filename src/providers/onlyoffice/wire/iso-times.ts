/** The vendor's server writes seven digits of a second. */
export function sevenDigits(iso: string): string {
  return iso.replace(/(\.\d{3})Z$/, '$10000Z');
}
