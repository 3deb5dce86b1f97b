/** A header as it was sent. */
export type Header = readonly [name: string, value: string];

/** A request and its answer, as they were sent. A body is the decoded text; undefined if there is none, or no text. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly request: { readonly headers: readonly Header[]; readonly body: string | undefined };
  readonly response: {
    readonly status: number;
    readonly headers: readonly Header[];
    readonly body: string | undefined;
  };
}

/** Returns the first value of a header; undefined without it. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1];
}

/** Returns the media type of headers in small letters, without parameters; empty without a content type. */
export function mediaTypeOf(headers: readonly Header[]): string {
  return (headerOf(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type is JSON: `application/json`, `application/problem+json`, `text/json`. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/([\w.-]+\+)?json$/.test(mediaType);
}
