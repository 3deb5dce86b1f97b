import { isRecord } from '../../../json.ts';
import { isHeaderText } from '../../template/header-text.ts';
import { carriersOf, type Carrier } from '../../contract/security.ts';
import { tokensOf } from '../defaults.ts';
import type { Marks } from '../types.ts';
import { entriesOf, markKey, type Path } from './document.ts';
import { answerEntries } from './examples.ts';
import { errorAt, errorAtKey, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Matches a token of HTTP: the name of a header, of a cookie or of its attribute. */
export const httpToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const mediaType = /^[!#$&^_.+0-9A-Za-z-]+\/[!#$&^_.+*0-9A-Za-z-]+\s*(;.*)?$/;

/** The headers that describe how an answer is transferred, which the server itself decides. */
const transferHeaders: readonly string[] = [
  ...['connection', 'content-encoding', 'content-length', 'keep-alive', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
];

/** Finds headers, media types and cookies that HTTP forbids, so that no answer could be sent with them. */
export function unsendableTexts(subject: Subject): readonly Finding[] {
  const { marks, marked } = subject;
  const shared = (['answers', 'errors'] as const).flatMap((key) =>
    Object.entries(marks[key] ?? {}).map(([id, answer]) => ({ answer, path: [markKey, key, id] })),
  );
  const answers = [...shared, ...marked.flatMap(answerEntries)];
  return [...answers.flatMap(({ answer, path }) => ofAnswer(answer, path)), ...ofCookies(subject)];
}

function ofAnswer({ headers = {}, contentType }: Marks['Answer'], path: Path): readonly Finding[] {
  const ofHeaders = Object.entries(headers).flatMap(([name, value]) =>
    ofHeader(name, value, [...path, 'headers', name]),
  );
  if (contentType === undefined || (mediaType.test(contentType) && isHeaderText(contentType)))
    return ofHeaders;
  const message = `contentType is ${JSON.stringify(contentType)}; expected a media type, such as application/json`;
  return [...ofHeaders, errorAt([...path, 'contentType'], message)];
}

function ofHeader(name: string, value: string | readonly string[], path: Path): readonly Finding[] {
  if (!httpToken.test(name))
    return [
      errorAtKey(
        path,
        `the header name ${JSON.stringify(name)} is invalid; expected letters, digits and hyphens`,
      ),
    ];
  if (transferHeaders.includes(name.toLowerCase()))
    return [errorAtKey(path, `the server sets the header ${name} itself; remove it`)];
  const texts = Array.isArray(value)
    ? value.map((text: string, index) => [text, [...path, index]] as const)
    : [[String(value), path] as const];
  return texts.flatMap(([text, at]) =>
    isHeaderText(text)
      ? []
      : [errorAt(at, `the header ${name} has a line break or characters beyond ASCII; percent-encode them`)],
  );
}

function ofCookies({ marks, document }: Subject): readonly Finding[] {
  const { csrf, challenge } = marks;
  const carriers = carriersOf(document);
  const tokens = Object.entries(tokensOf(marks)).flatMap(([kind, token]) => {
    const path = [markKey, 'tokens', kind];
    return [
      ...ofName(token.name, [...path, 'name'], token.scheme === 'cookie' || token.cookie !== undefined),
      ...ofName(nameIn(carriers.get(token.security ?? '')), [...path, 'security'], true),
      ...ofAttributes(token.cookie, [...path, 'cookie']),
    ];
  });
  return [
    ...tokens,
    ...ofName(csrf?.cookie, [markKey, 'csrf', 'cookie'], true),
    ...ofName(csrf?.header, [markKey, 'csrf', 'header'], true),
    ...ofAttributes(csrf?.cookieAttributes, [markKey, 'csrf', 'cookieAttributes']),
    ...ofName(challenge?.cookie, [markKey, 'challenge', 'cookie'], true),
  ];
}

/** Returns the name of a header or a cookie that carries a token. */
function nameIn(carrier: Carrier | undefined): string | undefined {
  return carrier?.in === 'header' || carrier?.in === 'cookie' ? carrier.name : undefined;
}

function ofName(name: string | undefined, path: Path, isSent: boolean): readonly Finding[] {
  if (!isSent || name === undefined || httpToken.test(name)) return [];
  return [
    errorAt(path, `the name ${JSON.stringify(name)} can't be sent; expected letters, digits, - and _ only`),
  ];
}

function ofAttributes(attributes: unknown, path: Path): readonly Finding[] {
  if (!isRecord(attributes)) return [];
  return entriesOf(attributes).flatMap(([name, value]) => {
    const at = [...path, name];
    if (!httpToken.test(name))
      return [
        errorAtKey(
          at,
          `the attribute ${JSON.stringify(name)} of the cookie is invalid; expected a name such as SameSite`,
        ),
      ];
    return /^[\x20-\x3a\x3c-\x7e]*$/.test(String(value))
      ? []
      : [
          errorAt(
            at,
            `the attribute ${name} of the cookie has a semicolon, a line break or letters beyond ASCII`,
          ),
        ];
  });
}
