/** An error of the emulator that a request reveals. */
export class Finding extends Error {
  /** A description without generated numbers and names, so that it is the same for all requests with this error. */
  readonly kind: string;

  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind.replaceAll(/(?<=\/)\d+(?=\/)/g, 'N').slice(0, longestKind);
  }
}

const longestKind = 160;
