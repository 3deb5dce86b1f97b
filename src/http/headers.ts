/** The headers of an answer on its way out, by their names in lower case. */
export type Headers = Record<string, string | string[]>;

/** Headers that are about one connection alone, and are not handed to the next. */
const always = [
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade'],
  ...['proxy-authenticate', 'proxy-authorization'],
];

/** Without these it would be another request: `Connection` may not name them. */
const never = ['host', 'content-length', 'via'];

/** Headers as Node gives them, by their names in lower case. */
type Incoming = Readonly<Record<string, string | string[] | undefined>>;

/** Those headers that are handed on: all but the ones about this connection, which may name more of them. */
export function withoutHopByHop(headers: Incoming): Headers {
  const connectionOptions = String(headers['connection'] ?? '').split(',');
  const dropped = new Set([...always, ...connectionOptions.map((name) => name.trim().toLowerCase())]);
  for (const name of never) dropped.delete(name);
  const endToEnd: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !dropped.has(name)) endToEnd[name] = value;
  }
  return endToEnd;
}
