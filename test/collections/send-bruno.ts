import { parse } from 'yaml';
import type { Client } from '../support/client.ts';
import { createChecks, interpolated, runScript, sendTo, type Judged } from './judged.ts';

interface Pair {
  readonly name: string;
  readonly value: string;
}

type Scripts = readonly { readonly type: string; readonly code: string }[];

interface BrunoRequest {
  readonly info: { readonly name: string; readonly seq: number };
  readonly http: {
    readonly method: string;
    readonly url: string;
    readonly headers?: readonly Pair[];
    readonly body?: { readonly type: 'json'; readonly data: string };
  };
  readonly runtime?: { readonly scripts: Scripts };
}

interface BrunoCollection {
  readonly request: { readonly headers: readonly Pair[]; readonly scripts: Scripts };
}

/** The argument of `bru.sendRequest`. */
interface Scripted {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Sends the requests of a Bruno collection in order, with its scripts; `files` are its files by path. */
export async function sendBruno(
  files: Readonly<Record<string, string>>,
  client: Client,
): Promise<readonly Judged[]> {
  const read = (path: string) => parse(files[path] ?? '') as unknown;
  const collection = read('opencollection.yml') as BrunoCollection;
  const { variables } = read('environments/local.yml') as { readonly variables: readonly Pair[] };
  const folders = Object.keys(files).flatMap((path) => {
    const [, name] = /^(\w+)\/folder\.yml$/.exec(path) ?? [];
    return name === undefined ? [] : [{ name, seq: (read(path) as Pick<BrunoRequest, 'info'>).info.seq }];
  });
  const judged: Judged[] = [];
  for (const { name } of folders.sort((one, other) => one.seq - other.seq)) {
    const below = `${name}/`;
    const paths = Object.keys(files).filter(
      (path) => path.startsWith(below) && !path.endsWith('/folder.yml'),
    );
    const requests = paths.map((path) => read(path) as BrunoRequest);
    for (const request of requests.sort((one, other) => one.info.seq - other.info.seq)) {
      judged.push(await sendRequest(collection, variables, name, request, client));
    }
  }
  return judged;
}

async function sendRequest(
  collection: BrunoCollection,
  variables: readonly Pair[],
  folder: string,
  { info, http, runtime }: BrunoRequest,
  client: Client,
): Promise<Judged> {
  const values = new Map(variables.map(({ name, value }) => [name, value]));
  values.set('baseUrl', '');
  const checks = createChecks();
  const bru = {
    cookies: { jar: () => ({ clear: () => Promise.resolve() }) },
    interpolate: (text: string) => interpolated(text, values),
    setVar: (name: string, value: string) => void values.set(name, value),
    async sendRequest({ method, url, headers, data }: Scripted) {
      const { status, text } = await sendTo(client, method, url, headers, data);
      const response = { status, data: text === '' ? undefined : (JSON.parse(text) as unknown) };
      if (status >= 400) throw Object.assign(new Error(String(status)), { response });
      return response;
    },
  };
  const scripts = [...collection.request.scripts, ...(runtime?.scripts ?? [])];
  for (const { code } of scripts.filter(({ type }) => type === 'before-request'))
    await runScript(code, { bru });
  const pairs = [...collection.request.headers, ...(http.headers ?? [])];
  const headers = {
    ...(http.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(pairs.map(({ name, value }) => [name, interpolated(value, values)])),
  };
  const body = http.body === undefined ? undefined : interpolated(http.body.data, values);
  const answer = await sendTo(client, http.method, interpolated(http.url, values), headers, body);
  const globals = {
    req: { getName: () => info.name },
    res: { getStatus: () => answer.status, getHeader: (name: string) => answer.headers[name] },
    ...{ test: checks.test, expect: checks.expect },
  };
  for (const { code } of scripts.filter(({ type }) => type === 'tests')) await runScript(code, globals);
  return checks.judged(`${folder}: ${info.name}`);
}
