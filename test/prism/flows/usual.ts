import { bare, json, post, text, type Content, type Step } from '../flow.ts';

/** A JSON login, and its statuses for the usual requests. */
interface Login {
  /** Its path, and a path that doesn't exist. */
  readonly path: string;
  readonly unknownPath: string;
  readonly otherMethod: string;
  /** The body for an account of the fixtures, with added or replaced fields. */
  readonly of: (account: string, more?: object) => Content;
  /** The account that signs in. */
  readonly account: string;
  readonly passwordField: string;
  readonly wrongPassword: string;
  readonly statuses: {
    readonly wrong: number;
    readonly emptyObject: number;
    readonly noBody: number;
    readonly wrongType: number;
    readonly malformed: number;
    readonly xml: number;
  };
}

/** The flows of every login. The undecodable path comes last, because it may crash Prism. */
export function usualFlows(login: Login): Readonly<Record<string, readonly Step[]>> {
  const { path, unknownPath, otherMethod, of, account, passwordField, wrongPassword, statuses } = login;
  const send = (content: Content, status: number) => [post(path, content, status)];
  const right = of(account);
  const { wrong, emptyObject, noBody, wrongType, malformed, xml } = statuses;
  return {
    'a wrong password': send(of(account, { [passwordField]: wrongPassword }), wrong),
    'an unknown account': send(of('nobody'), wrong),
    'JSON with a charset': send(text(right.body, 'application/json; charset=utf-8'), 200),
    'JSON with an undocumented field': send(of(account, { more: 1 }), 200),
    neither: send(json({}), emptyObject),
    'a number for a password': send(of(account, { [passwordField]: 5 }), wrongType),
    'a list': send(json([]), wrongType),
    null: send(json(null), wrongType),
    'malformed JSON': send(text('{"login":', 'application/json'), malformed),
    'no body': [bare('POST', path, noBody)],
    XML: send(text('<login/>', 'text/xml'), xml),
    'a body of two megabytes': send(of(account, { [passwordField]: 'x'.repeat(2_000_000) }), 413),
    'Accept: application/xml': [post(path, right, 200, { accept: 'application/xml' })],
    'a status requested in the query': [post(`${path}?__code=429`, right, 429)],
    'Prefer with an unknown outcome': [post(path, right, 400, { prefer: 'outcome=lucky' })],
    'another method': [bare(otherMethod, path, 405)],
    'an unknown path': [bare('POST', unknownPath, 404)],
    'a path that cannot be decoded': [bare('POST', `${path.slice(0, path.lastIndexOf('/'))}/%E0%A4%A`, 400)],
  };
}
