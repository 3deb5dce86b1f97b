import { FileError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import type { Header, RecordedExchange } from '../exchange.ts';

/** An exchange of a browser's recording. */
export interface HarExchange extends RecordedExchange {
  /** The browser's kind of the resource, such as `fetch` or `document`, if the browser tells it. */
  readonly resource: string | undefined;
}

/** The largest HAR that is read: a login has some hundred kilobytes. */
export const largestHar = 50_000_000;

/** Reads the exchanges of a HAR (1.2). Throws a FileError if the text isn't one; `file` is its name in messages. */
export function readHar(text: string, file: string): readonly HarExchange[] {
  checkHarSize(text.length, file);
  const content = parse(text, file);
  const log = isRecord(content) ? content['log'] : undefined;
  const entries = isRecord(log) ? log['entries'] : undefined;
  if (!Array.isArray(entries))
    throw new FileError([`${file}: it has no list log.entries; expected a HAR that a browser saved`]);
  return entries.flatMap((entry: unknown, index) => {
    const exchange = exchangeOf(entry);
    if (exchange === undefined)
      throw new FileError([`${file}: log.entries[${index}] has no request with a method and a URL`]);
    // status 0 or -1: the browser got no answer
    return exchange.response.status < 100 ? [] : [exchange];
  });
}

/** Throws a FileError if a HAR is too large to be read. */
function checkHarSize(bytes: number, file: string): void {
  if (bytes <= largestHar) return;
  const megabytes = Math.ceil(bytes / 1_000_000);
  throw new FileError([
    `${file}: it has ${megabytes} MB, and at most ${largestHar / 1_000_000} MB are read; record only the login, or save the HAR without images and scripts`,
  ]);
}

function parse(text: string, file: string): unknown {
  if (text.trim() === '') throw new FileError([`${file}: it is empty; expected a HAR`]);
  try {
    return JSON.parse(text);
  } catch {
    const isCut = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
    throw new FileError([
      isCut
        ? `${file}: it ends in the middle; the HAR was not saved completely`
        : `${file}: it isn't JSON; expected a HAR that a browser saved`,
    ]);
  }
}

function exchangeOf(entry: unknown): HarExchange | undefined {
  const { request, response, _resourceType } = record(entry);
  const { method, url, headers, postData } = record(request);
  const answer = record(response);
  if (typeof method !== 'string' || typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return {
    method: method.toUpperCase(),
    url,
    request: { headers: headersOf(headers), body: sentBody(record(postData)) },
    response: {
      status: typeof answer['status'] === 'number' ? answer['status'] : 0,
      headers: headersOf(answer['headers']),
      body: contentOf(record(answer['content'])),
    },
    resource: typeof _resourceType === 'string' ? _resourceType.toLowerCase() : undefined,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function headersOf(value: unknown): readonly Header[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one): Header[] => {
    const { name, value: text } = record(one);
    if (typeof name !== 'string' || typeof text !== 'string') return [];
    // some browsers join the cookies of an answer by line breaks
    return text.split('\n').map((line) => [name, line]);
  });
}

/** A browser gives the body as text, or the fields of a form as `params`. */
function sentBody({ text, params }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof text === 'string' && text !== '') return text;
  if (!Array.isArray(params) || params.length === 0) return undefined;
  const form = new URLSearchParams();
  for (const one of params) {
    const { name, value } = record(one);
    if (typeof name === 'string') form.append(name, typeof value === 'string' ? value : '');
  }
  return form.toString();
}

function contentOf({ text, encoding }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}
