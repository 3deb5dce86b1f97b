/** A request as sent over the wire. */
export interface Sample {
  readonly method: string;
  /** The operation's path, as spelled in the contract. */
  readonly template: string;
  readonly url: string;
  /** The operation's request content types, as spelled in the contract. */
  readonly takes: readonly string[];
  /** The headers that the operation reads, with its cookies. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  /** The fields of the body that may be a string or another type. */
  readonly ambiguous: readonly string[];
  /** The body, with its parts. */
  readonly body: Body;
}

/** A body, with its source if the bytes don't show it. */
export interface Body {
  readonly bytes: Buffer;
  /** The parts of a multipart form. */
  readonly parts?: readonly Part[];
}

/** A part of a multipart form; a part with a file name is a file. */
export interface Part {
  readonly name: string;
  readonly value: string;
  readonly file?: { readonly name: string; readonly type: string } | undefined;
}
