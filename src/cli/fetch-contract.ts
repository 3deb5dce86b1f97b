import { reasonOf, UsageError } from '../errors.ts';

/** The text of a contract that was fetched. */
export interface FetchedContract {
  readonly text: string;
  /** The host that it came from. */
  readonly host: string;
}

const longestMs = 30_000;
const mostRedirects = 5;
/** The largest published contracts have some ten million bytes. */
const mostBytes = 50_000_000;

/** Fetches the contract at an address. No other host is called. Throws a UsageError if there is no contract. */
export async function fetchContract(address: string): Promise<FetchedContract> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new UsageError('the address of the contract is not a URL');
  const shown = `${url.origin}${url.pathname}`;
  const bytes = await bytesOf(url, shown).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${shown} cannot be fetched: ${reasonOf(error)}`);
  });
  const text = textOf(bytes);
  if (text === undefined) throw new UsageError(`${shown} is not UTF-8; save it as UTF-8, and adopt the file`);
  if (/^\s*</.test(text))
    throw new UsageError(`${shown} is a page, not a contract; use the address of its openapi.json`);
  if (!/(?:^|[{,\s])["']?(?:openapi|swagger)["']?\s*:/.test(text))
    throw new UsageError(`${shown} is not a contract: it has no key openapi`);
  return { text, host: url.hostname };
}

async function bytesOf(url: URL, shown: string): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(longestMs);
  const response = await answered(url, shown, signal);
  if (!response.ok)
    throw new UsageError(`${shown} answers ${response.status}; expected the OpenAPI contract`);
  const chunks: Uint8Array[] = [];
  let count = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    count += chunk.length;
    if (count > mostBytes)
      throw new UsageError(`${shown} has more than ${mostBytes} bytes; save it, and adopt the file`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Follows redirects of the host that was named, without sending its credentials over an unsafe connection. */
async function answered(first: URL, shown: string, signal: AbortSignal): Promise<Response> {
  let url = first;
  const credentials = credentialsOf(first);
  for (let count = 0; count <= mostRedirects; count += 1) {
    const response = await fetch(withoutCredentials(url).href, {
      headers: { accept: 'application/json, application/yaml;q=0.9, */*;q=0.5', ...credentials },
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    const isUnsafe = url.protocol === 'https:' && next?.protocol !== 'https:';
    if (next?.hostname !== first.hostname || isUnsafe)
      throw new UsageError(
        `${shown} redirects to ${next === undefined ? 'no URL' : next.origin + next.pathname}; if you trust that address, adopt it`,
      );
    url = next;
  }
  throw new UsageError(`${shown} redirects more than ${mostRedirects} times`);
}

function credentialsOf({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Fetch refuses a URL with credentials. */
function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
