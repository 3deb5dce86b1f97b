import type { Client } from '../support/client.ts';
import { createChecks, interpolated, runScript, sendTo, type Judged } from './judged.ts';

interface Pair {
  readonly key: string;
  readonly value: string;
}

interface PostmanRequest {
  readonly method: string;
  readonly header?: readonly Pair[];
  readonly body?: { readonly mode: 'raw'; readonly raw: string };
  readonly url: string;
}

interface Scripted {
  readonly event?: readonly {
    readonly listen: string;
    readonly script: { readonly exec: readonly string[] };
  }[];
}

interface PostmanItem extends Scripted {
  readonly name: string;
  readonly request: PostmanRequest;
}

interface PostmanFolder {
  readonly name: string;
  readonly item: readonly PostmanItem[];
}

interface PostmanCollection extends Scripted {
  readonly variable: readonly Pair[];
  readonly item: readonly PostmanFolder[];
}

/** Sends the requests of a Postman collection in order, with its scripts. */
export async function sendPostman(text: string, client: Client): Promise<readonly Judged[]> {
  const collection = JSON.parse(text) as PostmanCollection;
  const judged: Judged[] = [];
  for (const folder of collection.item) {
    for (const item of folder.item) judged.push(await sendItem(collection, folder, item, client));
  }
  return judged;
}

async function sendItem(
  collection: PostmanCollection,
  folder: PostmanFolder,
  item: PostmanItem,
  client: Client,
): Promise<Judged> {
  const values = new Map(collection.variable.map(({ key, value }) => [key, value]));
  values.set('baseUrl', '');
  const headers = new Map((item.request.header ?? []).map(({ key, value }) => [key, value]));
  const pending: Promise<void>[] = [];
  const checks = createChecks();
  const send = ({ method, url, header = [], body }: PostmanRequest) => {
    const named = header.map(({ key, value }) => [key, interpolated(value, values)] as const);
    const raw = body === undefined ? undefined : interpolated(body.raw, values);
    return sendTo(client, method, interpolated(url, values), Object.fromEntries(named), raw);
  };
  const pm = {
    info: { requestName: item.name },
    variables: {
      get: (name: string) => values.get(name),
      set: (name: string, value: string) => void values.set(name, value),
      replaceIn: (said: string) => interpolated(said, values),
    },
    cookies: { jar: () => ({ clear: (_url: string, cleared: () => void) => cleared() }) },
    request: { headers: { upsert: ({ key, value }: Pair) => void headers.set(key, value) } },
    sendRequest(request: PostmanRequest, callback: (error: null, answer: object) => void) {
      const sent = send(request).then((answer) => {
        callback(null, { json: () => JSON.parse(answer.text) as unknown });
      });
      pending.push(sent);
    },
    ...{ test: checks.test, expect: checks.expect },
  };
  for (const script of [...scriptsOf(collection, 'prerequest'), ...scriptsOf(item, 'prerequest')]) {
    await runScript(script, { pm });
    // a callback may send another request
    for (let sent = pending.shift(); sent !== undefined; sent = pending.shift()) await sent;
  }
  const header = [...headers].map(([key, value]) => ({ key, value }));
  const { status, headers: given } = await send({ ...item.request, header });
  const response = { code: status, headers: { get: (name: string) => given[name] } };
  for (const script of scriptsOf(collection, 'test')) await runScript(script, { pm: { ...pm, response } });
  return checks.judged(`${folder.name}: ${item.name}`);
}

function scriptsOf({ event = [] }: Scripted, listen: string): readonly string[] {
  return event.filter((one) => one.listen === listen).map(({ script }) => script.exec.join('\n'));
}
