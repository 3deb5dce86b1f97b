import {
  shortened,
  redactContentType,
  redactHost,
  redactMethod,
  redactNamespace,
  redactOrigin,
} from './redact-client-text.ts';

/** How a header is kept: as it came, where it has the form that it should have. */
type Kept = (value: string) => string;

const whole: Kept = (value) => shortened(value);

/** Headers that hold no secret where they are as they should be, by their names in lower case. */
const harmless: ReadonlyMap<string, Kept> = new Map<string, Kept>([
  ...[
    ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'allow', 'cache-control'],
    ...['connection', 'content-encoding', 'content-language', 'content-length', 'date', 'dnt', 'expect'],
    ...['expires', 'keep-alive', 'pragma', 'preference-applied', 'priority', 'retry-after'],
    ...['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-fetch-dest', 'sec-fetch-mode'],
    ...['sec-fetch-site', 'sec-fetch-user', 'te', 'transfer-encoding', 'upgrade-insecure-requests'],
    ...['user-agent', 'vary', 'access-control-allow-credentials', 'access-control-allow-headers'],
    ...['access-control-allow-methods', 'access-control-expose-headers', 'access-control-max-age'],
    ...['access-control-request-headers', 'x-emulator-outcome', 'x-emulator-request'],
    ...['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-requested-with'],
  ].map((name) => [name, whole] as const),
  ['access-control-allow-origin', (value) => (value === '*' ? value : redactOrigin(value))],
  ['access-control-request-method', redactMethod],
  ['content-type', redactContentType],
  ['host', redactHost],
  ['origin', redactOrigin],
  ['x-emulator-namespace', redactNamespace],
]);

/** What is kept of a harmless header's value; undefined for any other header. */
export function harmlessValue(name: string, value: string): string | undefined {
  return harmless.get(name)?.(value);
}
