import { hasFields, outcome, type Fields, type Wire } from '../../../core/operation.ts';
import type { LoginRequest, Password, UserQuery } from '../domain/credentials.ts';

/**
 * Reads a login as the observed servers do. A body without a password goes to the other ways to sign in. A body with a
 * password and unknown fields, or values of other types, fails a check of the server's own. Source: the vendor's server
 * source; which bodies fail is reasoned from it.
 */
export function readObservedLogin({ body, headers }: Wire): LoginRequest {
  if (!hasFields(body)) return unexpected('a body that is no object');
  const { password } = body;
  if (isNone(password)) return withoutPassword(body);
  if (password === '') return missing('the password is empty');
  const stray = Object.keys(body).find((field) => !knownFields.has(field));
  if (stray !== undefined) return unexpected('a field that a login by password does not have');
  const parsed = passwordOf(password);
  if (parsed === undefined) return unexpected('a password that is neither a text nor its SHA-256');
  return withPassword(body, parsed, headers['x-2fa-code']);
}

const knownFields: ReadonlySet<string> = new Set(['user', 'username', 'email', 'password', 'code']);

function withoutPassword({ resume, serviceName }: Fields): LoginRequest {
  if (typeof resume === 'string' && resume !== '') return { resume };
  if (!isNone(resume) && resume !== '') return unexpected('a token that is no text');
  if (isNone(serviceName)) return missing('no password is given, and no token');
  return { noLogin: outcome('invalid-credentials'), why: 'no login of another service is known here' };
}

function withPassword(body: Fields, password: Password, headerCode: string | undefined): LoginRequest {
  const { user, username, email } = body;
  if (typeof user === 'string') return byName(user.includes('@') ? 'email' : 'username', user);
  if (!isEmpty(username)) return byName('username', username);
  if (!isEmpty(email)) return byName('email', email);
  if (isNone(user)) return missing('no user is given');
  const query = queryOf(user);
  if (query === undefined || 'code' in body)
    return unexpected('a user that is not one of id, username, email');
  return { user: query, password, code: undefined };

  function byName(field: 'username' | 'email', value: unknown): LoginRequest {
    if (typeof value !== 'string' || value === '') return unexpected('a user that is empty or no text');
    const code = isEmpty(body['code']) ? headerCode : body['code'];
    if (code !== undefined && typeof code !== 'string' && typeof code !== 'number')
      return unexpected('a code that is neither a text nor a number');
    return { user: { field, value }, password, code: isEmpty(code) ? undefined : String(code) };
  }
}

/** A user as an object, with exactly one way to find it. */
function queryOf(user: unknown): UserQuery | undefined {
  if (!hasFields(user)) return undefined;
  const [[field, value] = [], ...others] = Object.entries(user);
  if (others.length > 0 || typeof value !== 'string' || value === '') return undefined;
  return field === 'id' || field === 'username' || field === 'email' ? { field, value } : undefined;
}

function passwordOf(password: unknown): Password | undefined {
  if (typeof password === 'string') return { plain: password };
  if (!hasFields(password)) return undefined;
  const { digest, algorithm, ...others } = password;
  if (Object.keys(others).length > 0 || algorithm !== 'sha-256') return undefined;
  return typeof digest === 'string' ? { sha256: digest } : undefined;
}

/** A request that fails a check of the server's own, which the server reports as its own error. */
function unexpected(why: string): LoginRequest {
  return { noLogin: outcome('malformed-request', { isUnexpected: true }), why };
}

function missing(why: string): LoginRequest {
  return { noLogin: outcome('missing-credentials'), why };
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}

function isEmpty(value: unknown): boolean {
  return isNone(value) || value === '';
}
