import type { DeclaredNames, OperationContract } from '../../core/contract.ts';
import { createRouters } from '../../http/router.ts';
import { wholeEmulator } from '../../http/listener.ts';
import { splitUrl } from '../../http/request-url.ts';
import { isRecord } from '../../json.ts';
import { problem, type AdminCall, type Reply } from '../handler.ts';
import type { ResendRequest } from '../resend.ts';
import { createLostValues, encodedBody, form, headersOf, withResolve } from '../replay/replay-request.ts';
import { notPossible, replied } from './replies.ts';
import { isHidden, resolvedText, type Lost, type Resolve } from '../replay/resolve-placeholders.ts';
import { headerProblem, methodProblem, pathProblem, encodedTarget } from './sendable.ts';

type Call = AdminCall<'sendRequest'>;

/** Sends a request that the caller wrote. Placeholders in it become the current secrets, as in a replay. */
export async function sendRequest(call: Call): Promise<Reply<'sendRequest'>> {
  const { body, emulator, namespace } = call;
  const path = encodedTarget(body.path);
  const wrong = methodProblem(body.method) ?? pathProblem(body.path, path);
  if (wrong !== undefined || path === undefined) return problem('invalid-request', wrong ?? '');
  const route = routers(emulator.servedIn(await emulator.config(namespace)))(
    body.method,
    splitUrl(path).path,
  );
  const contract = route !== undefined && 'endpoint' in route ? route.endpoint.contract : undefined;
  const { missing, lost } = createLostValues();
  const build = (resolve: Resolve) => requestOf(call, path, contract, resolve, lost);
  const sent =
    route === undefined
      ? build(() => undefined)
      : await withResolve(emulator, namespace, route.served, build);
  if (missing.length > 0) return notPossible("the request can't be sent", missing);
  const unsendable = headerProblem(sent.headers);
  if (unsendable !== undefined) return problem('invalid-request', unsendable);
  return replied(await call.resend(sent), 'the request was sent');
}

const routers = createRouters(wholeEmulator);

function requestOf(
  { body, namespace, origin }: Call,
  path: string,
  contract: OperationContract<unknown> | undefined,
  resolve: Resolve,
  lost: Lost,
): ResendRequest {
  const { method, headers: given = {} } = body;
  const named = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const { host, protocol } = new URL(origin);
  const content = contentOf(body.body, named['content-type'], resolve, lost);
  return {
    method,
    target: targetOf(path, contract?.reads.query, resolve, lost),
    headers: {
      host,
      ...headersOf(named, contract?.reads, resolve, lost),
      ...content.headers,
      'x-emulator-namespace': namespace,
    },
    body: content.text,
    isEncrypted: protocol === 'https:',
  };
}

/** Restores the placeholders of a path and its query. Hidden parameters that the operation doesn't read are omitted. */
function targetOf(target: string, read: DeclaredNames = {}, resolve: Resolve, lost: Lost): string {
  const { path, query } = splitUrl(target);
  const isSent = (pair: string) => {
    const [name = '', value = ''] = pair.split('=');
    return !isHidden(plainText(value)) || Object.hasOwn(read, plainText(name));
  };
  const pairs = query.split('&').filter(isSent);
  const whole = pairs.length === 0 || !target.includes('?') ? path : `${path}?${pairs.join('&')}`;
  return whole.replaceAll(/%E2%80%B9.+?%E2%80%BA/gi, (encoded) => {
    const symbol = plainText(encoded);
    const text = resolvedText(symbol, 'path', resolve, lost);
    return text === symbol ? encoded : encodeURIComponent(text);
  });
}

/** Decodes a part of a URL; a part with a broken escape stays as it is. */
function plainText(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

/** Returns the body as it is sent, with its headers. */
function contentOf(body: unknown, type: string | undefined, resolve: Resolve, lost: Lost) {
  if (body === undefined)
    return { text: undefined, headers: type === undefined ? {} : { 'content-type': type } };
  const text =
    typeof body === 'string'
      ? resolvedText(body, 'body', resolve, lost, encoderOf(type))
      : encodedBody(resolvedIn(body, 'body', resolve, lost), type).text;
  const sentType = type ?? (typeof body === 'string' ? undefined : 'application/json');
  return {
    text,
    headers: {
      ...(sentType === undefined ? {} : { 'content-type': sentType }),
      'content-length': String(Buffer.byteLength(text)),
    },
  };
}

/** Returns how a secret is written in a text of this content type. */
function encoderOf(type = ''): (secret: string) => string {
  if (type.toLowerCase().startsWith(form)) return encodeURIComponent;
  return type.toLowerCase().includes('json')
    ? (secret) => JSON.stringify(secret).slice(1, -1)
    : (secret) => secret;
}

function resolvedIn(value: unknown, place: string, resolve: Resolve, lost: Lost): unknown {
  if (typeof value === 'string') return resolvedText(value, place, resolve, lost);
  if (Array.isArray(value))
    return value.map((item, index) => resolvedIn(item, `${place}[${index}]`, resolve, lost));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    resolvedIn(member, `${place}.${name}`, resolve, lost),
  ]);
  return Object.fromEntries(members);
}
