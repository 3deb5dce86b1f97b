import { findAccount } from '../../core/account.ts';
import { anonymousSecretKinds, type AccountSecretKind, type SecretMap } from '../../core/contract.ts';
import { pendingCode } from '../../core/one-time-code.ts';
import type { Context } from '../../core/operation.ts';
import type { Provider } from '../../core/provider.ts';
import { tokenId } from '../../core/session.ts';
import type { TokenRecord } from '../../core/session-records.ts';
import { codesOf } from '../account-codes.ts';

/** Returns the current secret of a placeholder; undefined for other text and for placeholders without a secret. */
export type Resolve = (symbol: string) => string | undefined;

/** Creates a function that turns placeholders back into secrets, from a provider's state and unended tokens. */
export function createResolve(
  tokens: readonly (readonly [string, TokenRecord])[],
  context: Context,
  provider: Provider,
): Resolve {
  return (symbol) => {
    const session = /^‹session (.+)›$/.exec(symbol)?.[1];
    if (session !== undefined) return tokens.find(([, token]) => tokenId(token) === session)?.[0];
    const [, login = '', kind = ''] = /^‹(.+)\.(password|digest|code|captcha)›$/.exec(symbol) ?? [];
    return isKind(kind) ? secrets[kind](login, context, provider) : undefined;
  };
}

const secrets: Readonly<
  Record<AccountSecretKind, (login: string, context: Context, provider: Provider) => string | undefined>
> = {
  password: (login, { state }) => findAccount(login, state)?.account.password,
  digest(login, { state, environment: { digest } }) {
    const found = findAccount(login, state);
    return found === undefined ? undefined : digest.sha256Hex(found.account.password);
  },
  code(login, context, provider) {
    const found = codesOf(login, context, provider);
    return 'none' in found || found.codes.used ? undefined : found.codes.current;
  },
  captcha(login, context) {
    const found = findAccount(login, context.state);
    if (found === undefined) return undefined;
    return pendingCode(found.key, 'captcha', context)?.code ?? found.account.fixedCode;
  },
};

function isKind(kind: string): kind is AccountSecretKind {
  return Object.hasOwn(secrets, kind);
}

/** Records a value that can't be restored, with its place in the request: `body.password`, `‹redacted›`. Returns the value. */
export type Lost = <T>(place: string, value: T) => T;

/** Puts secrets back into a body, only in the fields that its contract marks as secret. */
export function resolvedBody(
  value: unknown,
  marks: SecretMap | undefined,
  place: string,
  resolve: Resolve,
  lost: Lost,
): unknown {
  if (marks === 'plain' || marks === undefined) return isHidden(value) ? lost(place, value) : value;
  if (typeof marks === 'string')
    return typeof value === 'string' && value !== '' ? (resolve(value) ?? lost(place, value)) : value;
  if (Array.isArray(value))
    return value.map((item, index) => resolvedBody(item, marks.items, `${place}[${index}]`, resolve, lost));
  if (typeof value === 'string' && marks.text !== undefined)
    return resolvedBody(value, marks.text, place, resolve, lost);
  if (typeof value !== 'object' || value === null) return isHidden(value) ? lost(place, value) : value;
  const { fields = {}, others } = marks;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: readonly [string, unknown]) => {
      const mark = Object.hasOwn(fields, name) ? fields[name] : others;
      return [name, resolvedBody(part, mark, `${place}.${name}`, resolve, lost)];
    }),
  );
}

const kinds = [...Object.keys(secrets), 'session'].join('|');
const anonymous = anonymousSecretKinds.join('|');
const forms = `redacted|\\d+ (?:bytes|characters)|session [^‹›]+|[^‹›]+\\.(?:${kinds})|${anonymous}`;

/** Replaces all placeholders in a text. A placeholder without a current secret is recorded as lost and stays. */
export function resolvedText(
  text: string,
  place: string,
  resolve: Resolve,
  lost: Lost,
  encode: (secret: string) => string = (secret) => secret,
): string {
  return text.replaceAll(new RegExp(`‹(?:${forms})›`, 'g'), (symbol) => {
    const secret = resolve(symbol);
    return secret === undefined ? lost(place, symbol) : encode(secret);
  });
}

/** Returns whether a value is the journal's stand-in for content that it didn't store. */
export function isHidden(value: unknown): boolean {
  return typeof value === 'string' && /^‹(redacted|\d+ (bytes|characters))›$/.test(value);
}
