import { createSecretReplacer } from '../secrets/replace.ts';
import { apiExchanges, chooseHost, hostsOf, type HarHost } from './choose-host.ts';
import { operationOf } from './operation.ts';
import { commonPrefix, pathTemplate } from './path-templates.ts';
import { readHar, type HarExchange } from './read-har.ts';
import { securityOf } from './security-schemes.ts';

/** The contract of a recorded login. */
export interface HarContract {
  /** An OpenAPI 3.1 document. */
  readonly contract: Readonly<Record<string, unknown>>;
  readonly host: string;
  /** All hosts of the recording, the most likely one first. */
  readonly hosts: readonly HarHost[];
}

/** Options of the conversion. */
export interface HarOptions {
  /** The name of the file in messages. */
  readonly file?: string;
  /** The host of the API, if the recording has several. */
  readonly host?: string;
}

/**
 * Returns the contract that the exchanges of a HAR show, with examples whose secrets are placeholders. Throws a FileError if
 * the text isn't a HAR, or if its hosts don't tell which one is the login.
 */
export function contractFromHar(
  text: string,
  { file = 'the HAR', host: named }: HarOptions = {},
): HarContract {
  const exchanges = apiExchanges(readHar(text, file));
  const hosts = hostsOf(exchanges);
  const host = chooseHost(hosts, named, file);
  const ofHost = exchanges.filter(({ url }) => new URL(url).host === host);
  const secrets = createSecretReplacer();
  for (const exchange of ofHost) secrets.learn(exchange);
  const safe = ofHost.map((exchange) => ({ ...exchange, ...secrets.replace(exchange) }));
  const { origin } = new URL(ofHost[0]?.url ?? '');
  return { contract: documentOf(safe, ofHost, host, origin), host, hosts };
}

function documentOf(
  safe: readonly HarExchange[],
  raw: readonly HarExchange[],
  host: string,
  origin: string,
): Readonly<Record<string, unknown>> {
  // from the original values: a replaced cookie has only its name
  const security = securityOf(raw);
  const paths = safe.map(({ url }) => pathTemplate(new URL(url).pathname));
  const prefix = commonPrefix(paths);
  const byPath: Record<string, Record<string, unknown>> = {};
  for (const [index, path] of paths.entries()) {
    const method = safe[index]?.method ?? '';
    const template = path.slice(prefix.length);
    const item = (byPath[template] ??= {});
    const name = method.toLowerCase();
    if (Object.hasOwn(item, name)) continue;
    const same = safe.filter((one, at) => one.method === method && paths[at] === path);
    const used = raw.filter((one, at) => one.method === method && paths[at] === path).map(security.usedBy);
    item[name] = operationOf(same, method, template, schemesOf(used));
  }
  return {
    openapi: '3.1.0',
    info: { title: `The recorded API of ${host}`, version: '1.0.0' },
    servers: [{ url: `${origin}${prefix}` }],
    paths: byPath,
    components: { securitySchemes: security.schemes },
  };
}

/** An operation needs the schemes of its requests, unless some had none. */
function schemesOf(used: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = [...used].sort((one, other) => one.length - other.length);
  return first;
}
