import { outcome, stringField, type Fields } from '../../../core/operation.ts';
import { queryIn, type LoginRequest, type Password, type UserQuery } from '../domain/credentials.ts';

/**
 * Reads a login as the documented servers do. A body matches one kind of login, by password or token; the fields of the
 * other kind may have any value. A body that matches both is a login by password.
 */
export function readDocumentedLogin(body: Fields, headerCode: string | undefined): LoginRequest {
  const user = userOf(body);
  const password = passwordOf(body['password']);
  const { resume } = body;
  if (user !== undefined && password !== undefined) return passwordLogin(user, password, body, headerCode);
  return typeof resume === 'string'
    ? { resume }
    : { noLogin: outcome('missing-credentials'), why: emptyFields };
}

const emptyFields = 'user or password is empty';

function passwordLogin(
  user: UserQuery,
  password: Password,
  body: Fields,
  headerCode: string | undefined,
): LoginRequest {
  if (user.value === '' || ('plain' in password && password.plain === ''))
    return { noLogin: outcome('missing-credentials'), why: emptyFields };
  const { code } = body;
  const isObject = namedBy(body) === 'object';
  if (isObject && Object.hasOwn(body, 'code'))
    return {
      noLogin: outcome('malformed-request', { isUnexpected: false }),
      why: 'code not allowed with a user object',
    };
  const bodyCode = typeof code === 'number' ? String(code) : code;
  const defaultCode = isObject ? undefined : headerCode;
  return { user, password, code: typeof bodyCode === 'string' && bodyCode !== '' ? bodyCode : defaultCode };
}

type Naming = 'text' | 'username' | 'email' | 'object';

/** Which field names the user: a string `user` first, an object `user` last. Source: the vendor's server source. */
function namedBy(body: Fields): Naming {
  if (typeof body['user'] === 'string') return 'text';
  return (['username', 'email'] as const).find((field) => stringField(body, field)) ?? 'object';
}

function userOf(body: Fields): UserQuery | undefined {
  const { user } = body;
  const named = namedBy(body);
  if (named === 'text') return { field: 'login', value: String(user) };
  if (named !== 'object') return { field: named, value: stringField(body, named) ?? '' };
  return queryIn(user, ['id', 'username', 'email']);
}

function passwordOf(password: unknown): Password | undefined {
  if (typeof password === 'string') return { plain: password };
  const sha256 = stringField(password, 'digest');
  return sha256 === undefined ? undefined : { sha256 };
}
