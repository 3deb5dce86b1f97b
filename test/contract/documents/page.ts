/** One statement of a vendor's page. */
export interface Row {
  /** The place in the contract, as `placesOf` names it. */
  readonly place: string;
  /** The page's complete statement. */
  readonly expect: object;
  /** Keywords that the contract needs beyond the page's. */
  readonly beyond?: object;
}

/** A vendor's page for an operation, statement by statement. */
export interface Page {
  readonly provider: string;
  readonly operation: string;
  readonly rows: readonly Row[];
}

/** Repeats a page's statements about a body's fields for each of its content types. */
export function inEach(
  place: string,
  mediaTypes: readonly string[],
  fields: Readonly<Record<string, object>>,
): readonly Row[] {
  return mediaTypes.flatMap((mediaType) =>
    Object.entries(fields).map(([field, expect]) => ({ place: `${place} ${mediaType} ${field}`, expect })),
  );
}
