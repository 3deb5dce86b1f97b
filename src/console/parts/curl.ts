/** A request to be sent from a terminal. */
interface SentRequest {
  readonly method: string;
  /** The encoded path with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A text is sent as it is, all else as JSON; undefined without a body. */
  readonly body?: unknown;
}

/** Returns the curl command of a request to a server, quoted for a shell. */
export function curlCommand({ method, path, headers, body }: SentRequest, server: string): string {
  const isUsual = method === (body === undefined ? 'GET' : 'POST');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [
    `curl ${isUsual ? '' : `-X ${method} `}${quotedIfNeeded(server + path)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(text)}`]),
  ].join(' \\\n  ');
}

function quotedIfNeeded(text: string): string {
  return /^[\w\-./:@%]+$/.test(text) ? text : quoted(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
