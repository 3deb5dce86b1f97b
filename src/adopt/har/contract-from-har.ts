import { createSecretReplacer } from '../secrets/replace.ts';
import { apiExchanges, chooseHost, hostsOf, sendsPassword, type HarHost } from './choose-host.ts';
import { operationOf } from './operation.ts';
import { commonPrefix, pathTemplate } from './path-templates.ts';
import { readHar, type HarExchange } from './read-har.ts';
import { securityOf, type RecordedSecurity } from './security-schemes.ts';

/** The contract of a recorded login. */
export interface HarContract {
  /** An OpenAPI 3.1 document. */
  readonly contract: Readonly<Record<string, unknown>>;
  readonly host: string;
  /** All hosts of the recording, the most likely one first. */
  readonly hosts: readonly HarHost[];
  /** How many different values were replaced: secrets, and data of persons. Texts remain to be read through. */
  readonly replaced: number;
}

/** Options of the conversion. */
export interface HarOptions {
  /** The name of the file in messages. */
  readonly file?: string;
  /** The host of the API, if the recording has several. */
  readonly host?: string;
  /** Receives the steps of a large HAR, for the terminal. */
  readonly progress?: (step: string) => void;
}

/**
 * Returns the contract that the exchanges of a HAR show, with examples whose secrets are placeholders, and whose data of persons are samples. Throws a FileError if
 * the text isn't a HAR, or if its hosts don't tell which one is the login.
 */
export function contractFromHar(
  text: string,
  { file = 'the HAR', host: named, progress }: HarOptions = {},
): HarContract {
  if (text.length > large) progress?.(`reading ${file}: ${Math.ceil(text.length / 1_000_000)} MB`);
  const exchanges = apiExchanges(readHar(text, file));
  const hosts = hostsOf(exchanges);
  const host = chooseHost(hosts, named, file);
  const ofHost = exchanges.filter(({ url }) => new URL(url).host === host);
  if (text.length > large) progress?.(`replacing secrets and names in ${ofHost.length} requests to ${host}`);
  const secrets = createSecretReplacer({ people: true });
  // the account that signs in becomes the first sample
  const signIns = ofHost.filter((exchange) => exchange.response.status < 400 && sendsPassword(exchange));
  for (const exchange of [...signIns, ...ofHost]) secrets.learn(exchange);
  const safe = ofHost.map((exchange) => ({ ...exchange, ...secrets.replace(exchange) }));
  const { origin } = new URL(ofHost[0]?.url ?? '');
  return { contract: documentOf(safe, ofHost, host, origin), host, hosts, replaced: secrets.count() };
}

/** A HAR with more characters takes seconds. */
const large = 2_000_000;

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
    const its = raw.filter((one, at) => one.method === method && paths[at] === path);
    item[name] = operationOf(same, method, template, schemesOf(its, security));
  }
  return {
    openapi: '3.1.0',
    info: { title: host, version: '1.0.0' },
    servers: [{ url: `${origin}${prefix}` }],
    paths: byPath,
    components: { securitySchemes: security.schemes },
  };
}

/**
 * An operation needs the schemes of its requests. A refused request shows nothing if others have succeeded: it can lack the
 * session. A session without which some have succeeded isn't needed, and neither is the earlier one of a sign-in.
 */
function schemesOf(exchanges: readonly HarExchange[], security: RecordedSecurity): readonly string[] {
  const succeeded = exchanges.filter(({ response }) => response.status < 400);
  const used = (succeeded.length > 0 ? succeeded : exchanges).map((one) =>
    sendsPassword(one) && security.startedBy(one).length > 0 ? [] : security.usedBy(one),
  );
  const byCount = [...used].sort((one, other) => one.length - other.length);
  return (succeeded.length > 0 ? byCount[0] : byCount.at(-1)) ?? [];
}
