/** An origin with a scheme that URLs treat alike, such as an app's own: `capacitor://localhost`, `app://.`. */
const otherOrigin = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._~-]+(?::\d{1,5})?$/;

const subdomains = /^([a-z][a-z0-9+.-]*:\/\/)\*\.([^*]+)$/;

/** What pages without an origin of their own send, such as those of sandboxed frames, and files. */
const opaque: ReadonlySet<string> = new Set(['null', 'file://']);

/** Whether a text is an origin as browsers and webviews send it, scheme, host and port alone, which one site alone can have. */
function isNamedOrigin(text: string): boolean {
  if (opaque.has(text) || text.includes('*') || !URL.canParse(text)) return false;
  const { origin } = new URL(text);
  return origin === 'null' ? isOther(text) : origin === text;
}

/** Whether a text is an origin, or names the sub-domains of one: `https://*.example.com`. */
export function isOriginPattern(text: string): boolean {
  return opaque.has(text) || isNamedOriginPattern(text);
}

/** The same without those that pages of several sites have. */
export function isNamedOriginPattern(text: string): boolean {
  return isNamedOrigin(anySubdomain(text) ?? text);
}

/** The origins that an origin or a pattern stands for; a pattern does not stand for the domain itself. */
export function matcherOf(pattern: string): RegExp | string {
  const [, scheme, rest] = subdomains.exec(pattern) ?? [];
  if (scheme === undefined || rest === undefined) return pattern;
  return new RegExp(`^${escaped(scheme)}(?:[a-z0-9_-]+\\.)+${escaped(rest)}$`);
}

/** Whether one of these origins or patterns stands for an origin. */
export function isAmong(matchers: readonly (RegExp | string)[], origin: string): boolean {
  return matchers.some((known) => (typeof known === 'string' ? known === origin : known.test(origin)));
}

/** The schemes of the web have their own form: what comes here has another. */
function isOther(text: string): boolean {
  return otherOrigin.test(text) && !text.startsWith('file:');
}

function anySubdomain(pattern: string): string | undefined {
  const [, scheme, rest] = subdomains.exec(pattern) ?? [];
  return scheme === undefined || rest === undefined ? undefined : `${scheme}a.${rest}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.+*?^${}()|[\]\\/]/g, '\\$&');
}
