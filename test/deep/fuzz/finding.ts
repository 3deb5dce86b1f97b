/** A fault that a request shows. */
export class Finding extends Error {
  /** The same for all requests that show the same fault: without the numbers and the names that are made up. */
  readonly kind: string;

  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind.replaceAll(/(?<=\/)\d+(?=\/)/g, 'N').slice(0, longestKind);
  }
}

const longestKind = 160;
