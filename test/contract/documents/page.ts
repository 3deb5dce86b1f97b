/** One thing that a vendor's page says. */
export interface Row {
  /** Where the contract has it, as `placesOf` names it. */
  readonly place: string;
  /** What the page says: all of it. */
  readonly expect: object;
  /** Words that the contract must have beside the page's, or could not leave out. */
  readonly beyond?: object;
}

/** One vendor's page on an operation, line by line. */
export interface Page {
  readonly provider: string;
  readonly operation: string;
  readonly rows: readonly Row[];
}

/** What a page says of the fields of one body, in each of the content types it comes in. */
export function inEach(
  place: string,
  mediaTypes: readonly string[],
  fields: Readonly<Record<string, object>>,
): readonly Row[] {
  return mediaTypes.flatMap((mediaType) =>
    Object.entries(fields).map(([field, expect]) => ({ place: `${place} ${mediaType} ${field}`, expect })),
  );
}
