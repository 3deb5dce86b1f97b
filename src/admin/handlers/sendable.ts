import { METHODS, validateHeaderName, validateHeaderValue, type OutgoingHttpHeaders } from 'node:http';
import { adminPath } from '../../http/emulator-urls.ts';
import { expectedOneOf } from '../../suggestion.ts';

/** The methods that a server receives as requests. */
const methods = METHODS.filter((method) => method !== 'CONNECT');

/** Returns what is wrong with a method. */
export function methodProblem(method: string): string | undefined {
  return methods.includes(method)
    ? undefined
    : `method is ${JSON.stringify(method)}; ${expectedOneOf(method, methods)}`;
}

/** Encodes the characters of a path that HTTP doesn't allow; undefined if it contains others, such as line breaks. */
export function encodedTarget(path: string): string | undefined {
  if (/[\p{Cc}\p{Cs}]/u.test(path)) return undefined;
  return path.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
}

/** Returns what is wrong with a path: it isn't one, or it leads to the control plane. */
export function pathProblem(path: string, encoded: string | undefined): string | undefined {
  if (encoded === undefined)
    return 'path contains a control character or half of a surrogate pair; encode it as %0A, for example';
  return leadsToAdmin(path)
    ? `path leads to the control plane (${adminPath}); this call sends requests to providers only`
    : undefined;
}

/** Whether a path leads to the control plane, once it is decoded and its dot segments are removed. */
function leadsToAdmin(path: string): boolean {
  const [bare = ''] = path.split(/[?#]/);
  const segments: string[] = [];
  for (const segment of decoded(bare).split(/[/\\]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  const [first = '', second = ''] = segments;
  return `/${(first.startsWith('@') ? second : first).toLowerCase()}` === adminPath;
}

/** The most times that a path is decoded: servers decode it once, and a proxy before them may do so too. */
const mostDecodings = 5;

/** Decodes the ASCII characters of a text, also if it is encoded several times. */
function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < mostDecodings; times += 1)
    plain = plain.replaceAll(/%([0-7][0-9a-f])/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return plain;
}

/** Returns which header HTTP doesn't allow; without its value, which may be a secret. */
export function headerProblem(headers: OutgoingHttpHeaders): string | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (!isAllowed(() => validateHeaderName(name)))
      return `headers has the name ${JSON.stringify(name)}, which HTTP doesn't allow; use letters, digits and -`;
    if (!isAllowed(() => validateHeaderValue(name, String(value))))
      return `the value of the header ${name} has a character that HTTP doesn't allow, such as a line break`;
  }
  return undefined;
}

function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
