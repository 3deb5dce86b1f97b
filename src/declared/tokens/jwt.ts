import { lowerHex, randomString } from '../../core/environment.ts';
import {
  hasValidSignature,
  createJwtSigner,
  type JwtAlgorithm,
  type JwtHeader,
} from '../../environment/jwt.ts';
import { isRecord, parseJson } from '../../json.ts';
import { Moment } from '../template/moments.ts';
import type { Shape } from '../template/source-types.ts';
import { formatUuid } from '../template/stable-ids.ts';
import { compileTemplate } from '../template/template.ts';
import { problemAt, type CompiledForm, type FormScope, type IssueContext, type TokenForm } from './form.ts';
import type { SigningKey } from './keys.ts';
import type { TokenMarks } from './marks.ts';

/** The source `token` of the claims: the token's id as a UUID and as hex, and its lifetime. */
export const tokenShape: Shape = {
  members: { id: 'value', hex: 'value', issued: 'moment', expires: 'moment' },
};

/** The claims that a token has if its marks don't set them to null. */
const standardClaims = {
  iat: '{{token.issued.epoch}}',
  exp: '{{token.expires.epoch}}',
  jti: '{{token.id}}',
} as const;

/** Compiles the form of JSON Web Tokens. Two tokens of one second differ by their `jti`. */
export function jwtForm(marks: TokenMarks, { roots, keys }: FormScope): CompiledForm {
  const { algorithm = 'HS256', claims = {}, startsWith = '' } = marks;
  const key = keys.find(algorithm, marks.key);
  if ('message' in key) return problemAt(['key'], key.message);
  const compiled = compileTemplate(claimsTemplate(claims), { ...roots, token: tokenShape });
  if ('problems' in compiled) {
    return { problems: compiled.problems.map((one) => ({ ...one, path: ['claims', ...one.path] })) };
  }
  const { template } = compiled;
  const sign = createJwtSigner(headerOf(algorithm, key, marks));
  const form: TokenForm = {
    issue(context) {
      const rendered = template.render(context.sources(tokenValues(context)));
      const value = startsWith + sign(rendered, key.key);
      return { value, shown: value };
    },
    flawOf: (text) =>
      text.startsWith(startsWith) ? flawOf(text.slice(startsWith.length), algorithm, key) : 'form',
  };
  return { form };
}

/** Adds the standard claims behind those of the marks. Those of the marks keep their place, and null removes one. */
function claimsTemplate(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isRemoved = ([name, value]: readonly [string, unknown]) =>
    value === null && Object.hasOwn(standardClaims, name);
  const all = Object.entries({ ...claims, ...unset(claims) });
  return Object.fromEntries(all.filter((entry) => !isRemoved(entry)));
}

function unset(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(standardClaims).filter(([name]) => !Object.hasOwn(claims, name)));
}

/** A secret is known to both sides, and needs no `kid` unless the marks name the key. */
function headerOf(
  algorithm: JwtAlgorithm,
  key: SigningKey,
  { key: named, header = {} }: TokenMarks,
): JwtHeader {
  const isNamed = key.key.type !== 'secret' || named !== undefined;
  const members: Readonly<Record<string, unknown>> = {
    typ: 'JWT',
    ...(isNamed ? { kid: key.kid } : {}),
    ...header,
  };
  const entries = Object.entries(members).filter(([name, value]) => value !== null && name !== 'alg');
  return { alg: algorithm, ...Object.fromEntries(entries) };
}

/** Returns the values of one token for its claims. */
function tokenValues({ environment, expiresAt }: IssueContext): object {
  const hex = randomString(32, lowerHex, environment);
  return {
    id: formatUuid(hex),
    hex,
    issued: new Moment(environment.now),
    expires: expiresAt === undefined ? undefined : new Moment(expiresAt),
  };
}

function flawOf(text: string, algorithm: JwtAlgorithm, { key }: SigningKey): ReturnType<TokenForm['flawOf']> {
  const [header = '', claims = '', ...signature] = text.split('.');
  const read = [header, claims].map((part) => parseJson(Buffer.from(part, 'base64url').toString()));
  if (signature.length !== 1 || !read.every(isRecord)) return 'form';
  return read[0]?.['alg'] === algorithm && hasValidSignature(text, algorithm, key) ? undefined : 'signature';
}
