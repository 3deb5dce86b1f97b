import { parse } from 'cookie';
import type { StringMap, Wire } from '../../core/operation.ts';
import { parseJson } from '../../json.ts';
import { isJson, mediaTypeOf, type RecordedExchange } from '../exchange.ts';

/** Returns the request of an exchange in the form that the places of marks read. */
export function wireOf({ url, request }: RecordedExchange, path: StringMap): Wire {
  const headers: StringMap = Object.fromEntries(
    request.headers.map(([name, value]) => [name.toLowerCase(), value]),
  );
  const type = mediaTypeOf(request.headers);
  return {
    path,
    query: Object.fromEntries(new URL(url).searchParams),
    headers,
    cookies: { ...parse(headers['cookie'] ?? '') },
    body: bodyOf(request.body, type),
    ...(type === '' ? {} : { bodyType: type }),
  };
}

function bodyOf(body: string | undefined, type: string): unknown {
  if (body === undefined) return undefined;
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(body));
  if (type === 'multipart/form-data') {
    const parts = body.matchAll(/name="([^"]*)"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^]*?)(?=\r?\n--)/g);
    return Object.fromEntries([...parts].map(([, name = '', value = '']) => [name, value]));
  }
  return isJson(type) || type === '' ? parseJson(body) : body;
}
