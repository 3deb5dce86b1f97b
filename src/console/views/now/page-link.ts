/** Returns the whole address of a place in the page, for a ticket. */
export function pageLink(hash: string): string {
  const { origin, pathname } = globalThis.location;
  return `${origin}${pathname}${hash}`;
}
