/** Response headers by lower-case name. */
export type Headers = Record<string, string | string[]>;

/** Hop-by-hop headers, which aren't forwarded. */
const always = [
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade'],
  ...['proxy-authenticate', 'proxy-authorization'],
];

/** Headers that are always forwarded, even if `Connection` names them. */
const never = ['host', 'content-length', 'via'];

/** Headers as Node provides them, by lower-case name. */
type Incoming = Readonly<Record<string, string | string[] | undefined>>;

/** Returns the headers to forward: all except hop-by-hop headers and those that `Connection` names. */
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
