/** One request as it goes over the wire. */
export interface Sample {
  readonly method: string;
  /** The operation's path as the contract writes it. */
  readonly template: string;
  readonly url: string;
  /** The content types in which the operation takes a body, as the contract writes them. */
  readonly takes: readonly string[];
  /** Those that the operation reads, with its cookies. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  /** The fields of the body that may be a text or something else. */
  readonly ambiguous: readonly string[];
  /** What the body's bytes are made of. */
  readonly body: Body;
}

/** A body, and what it was made of where that cannot be seen from its bytes. */
export interface Body {
  readonly bytes: Buffer;
  /** The parts of a multipart form. */
  readonly parts?: readonly Part[];
}

/** One part of a multipart form; one with a file's name is a file. */
export interface Part {
  readonly name: string;
  readonly value: string;
  readonly file?: { readonly name: string; readonly type: string } | undefined;
}
