import { curlArguments, quoted } from '../../core/sign-in.ts';
import { splitNamespace } from '../../http/emulator-urls.ts';
import type { Kept } from '../../journal/entry.ts';
import { defaultNamespace } from '../../store/store.ts';
import type { AdminCall } from '../handler.ts';
import { replayableOf } from '../replay/replay-request.ts';
import { oneLine } from './literals.ts';

type Call = Pick<AdminCall<'exportRequest'>, 'emulator' | 'origin' | 'certificate'>;

/**
 * Returns a curl command that sends a request again, with the current secrets; a comment for each that is missing. With
 * `isKept`, it contains the placeholders for which the function returns true.
 */
export async function curlText(
  entry: Kept,
  { emulator, origin, certificate }: Call,
  isKept?: (symbol: string) => boolean,
): Promise<string> {
  const { sent, lost } = await replayableOf(emulator, entry, isKept);
  const { method, target, body } = sent;
  const headers = sentHeaders(sent.headers, entry.namespace);
  const isHead = method === 'HEAD';
  const request = { method: isHead ? 'GET' : method, target, headers, body };
  const options = [
    ...(certificate?.ca === undefined ? [] : ['-k']),
    ...(isHead ? ['-I'] : []),
    // curl would expand braces and remove dot segments
    ...(/[[\]{}]/.test(target) ? ['-g'] : []),
    ...(target.includes('/.') ? ['--path-as-is'] : []),
  ];
  const comments = lost.map((place) => `# fill in ${oneLine(place)}\n`);
  return `${comments.join('')}${['curl', ...options, ...curlArguments(request, bare(origin), quoted)].join(' ')}\n`;
}

/** Returns an origin without the prefix of a namespace: the header names it. */
function bare(origin: string): string {
  return splitNamespace(origin).base;
}

/** Returns the headers that a client has to set. */
export function sentHeaders(
  headers: Readonly<Record<string, unknown>>,
  namespace: string,
): Readonly<Record<string, string>> {
  const isSet = ([name]: readonly [string, unknown]) =>
    name !== 'host' &&
    name !== 'content-length' &&
    !(name === 'x-emulator-namespace' && namespace === defaultNamespace);
  const set = Object.entries(headers).filter(isSet);
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)] as const));
}
