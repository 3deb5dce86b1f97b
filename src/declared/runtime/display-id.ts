/** Returns the id of a session or a token for answers: a number with `idFrom: integer`, else a text. */
export function shownId(id: string): string | number {
  return /^\d+$/.test(id) ? Number(id) : id;
}
