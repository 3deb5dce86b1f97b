/** An entry of a HAR, in short. */
export interface ShortEntry {
  readonly method?: string;
  readonly url: string;
  readonly sent?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly got?: unknown;
  readonly gotType?: string;
  readonly gotHeaders?: Readonly<Record<string, string>>;
  readonly resource?: string;
}

/** Returns the text of a HAR with these entries. */
export function har(...entries: readonly ShortEntry[]): string {
  return JSON.stringify({
    log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: entries.map(entry) },
  });
}

function entry({
  method = 'POST',
  url,
  sent,
  form,
  headers = {},
  status = 200,
  got,
  ...rest
}: ShortEntry): object {
  const { gotType = 'application/json', gotHeaders = {}, resource = 'fetch' } = rest;
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const text = form === undefined ? JSON.stringify(sent) : new URLSearchParams(form).toString();
  const hasBody = sent !== undefined || form !== undefined;
  return {
    _resourceType: resource,
    request: {
      method,
      url,
      headers: pairs({ ...(hasBody ? { 'content-type': type } : {}), ...headers }),
      ...(hasBody ? { postData: { mimeType: type, text } } : {}),
    },
    response: {
      status,
      headers: pairs({ ...(got === undefined ? {} : { 'content-type': gotType }), ...gotHeaders }),
      content: {
        mimeType: gotType,
        ...(got === undefined ? {} : { text: typeof got === 'string' ? got : JSON.stringify(got) }),
      },
    },
  };
}

function pairs(headers: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
