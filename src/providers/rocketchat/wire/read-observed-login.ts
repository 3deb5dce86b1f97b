import { hasFields, outcome, type Fields, type Wire } from '../../../core/operation.ts';
import type { LoginRequest, Password, UserQuery } from '../domain/credentials.ts';

/**
 * Reads a login as the observed servers do. A body without a password may be another kind of login. A body with a
 * password and unknown fields, or values of wrong types, fails the server's internal check. Source: the vendor's server
 * source; which bodies fail is deduced from it.
 */
export function readObservedLogin({ body, headers }: Wire): LoginRequest {
  if (!hasFields(body)) return unexpected("body isn't an object");
  const { password } = body;
  if (isNone(password)) return withoutPassword(body);
  if (password === '') return missing('password is empty');
  const stray = Object.keys(body).find((field) => !knownFields.has(field));
  if (stray !== undefined) return unexpected('unknown field in a login by password');
  const parsed = passwordOf(password);
  if (parsed === undefined) return unexpected('password is neither a string nor a SHA-256 digest');
  return withPassword(body, parsed, headers['x-2fa-code']);
}

const knownFields: ReadonlySet<string> = new Set(['user', 'username', 'email', 'password', 'code']);

function withoutPassword({ resume, serviceName }: Fields): LoginRequest {
  if (typeof resume === 'string' && resume !== '') return { resume };
  if (!isNone(resume) && resume !== '') return unexpected("resume token isn't a string");
  if (isNone(serviceName)) return missing('no password or token given');
  return { noLogin: outcome('invalid-credentials'), why: "login through another service isn't supported" };
}

function withPassword(body: Fields, password: Password, headerCode: string | undefined): LoginRequest {
  const { user, username, email } = body;
  if (typeof user === 'string') return byName(user.includes('@') ? 'email' : 'username', user);
  if (!isEmpty(username)) return byName('username', username);
  if (!isEmpty(email)) return byName('email', email);
  if (isNone(user)) return missing('no user given');
  const query = queryOf(user);
  if (query === undefined || 'code' in body)
    return unexpected("user isn't exactly one of id, username, email");
  return { user: query, password, code: undefined };

  function byName(field: 'username' | 'email', value: unknown): LoginRequest {
    if (typeof value !== 'string' || value === '') return unexpected("user is empty or isn't a string");
    const code = isEmpty(body['code']) ? headerCode : body['code'];
    if (code !== undefined && typeof code !== 'string' && typeof code !== 'number')
      return unexpected('code is neither a string nor a number');
    return { user: { field, value }, password, code: isEmpty(code) ? undefined : String(code) };
  }
}

/** Reads a user object, which must have exactly one of the fields id, username and email. */
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

/** Returns a request that fails the server's internal check, which the server reports as an internal error. */
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
