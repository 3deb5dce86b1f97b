import { get, type IncomingMessage } from 'node:http';
import { at, idsOf } from './journal.ts';

/** The fields of an event. */
type Fields = Readonly<Record<string, string>>;

/** An event as tests compare it: the id of the request that it shows, or its data. */
interface Shown {
  readonly id?: string;
  readonly event: string | undefined;
  readonly request?: unknown;
  readonly data?: string | undefined;
}

/** A stream of events as it is read. */
export interface Stream {
  /** The next event as its fields; undefined at the end. */
  next(): Promise<Fields | undefined>;
  /** The next events. */
  take(count: number): Promise<readonly Shown[]>;
  /** Reads to the next id without an event; returns it. */
  mark(): Promise<string>;
  close(): void;
}

/** Opens the events of a server. */
export function open(url: string, headers: Fields = {}): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const call = get(url, { headers }, (response) => {
      const blocks = blocksOf(response);
      const until = async (name: string): Promise<Fields | undefined> => {
        for (;;) {
          const block = await blocks.next();
          if (block.done === true) return undefined;
          const fields = fieldsOf(block.value);
          if (name in fields) return fields;
        }
      };
      const next = () => until('data');
      const take: Stream['take'] = async (count) => {
        const events: Shown[] = [];
        while (events.length < count) events.push(shown((await next()) ?? {}));
        return events;
      };
      const mark = async () => (await until('id'))?.['id'] ?? '';
      resolve({ next, take, mark, close: () => void call.destroy() });
    });
    call.on('error', reject);
  });
}

function shown({ id, event, data = '' }: Fields): Shown {
  const request = event === 'request' ? at(JSON.parse(data), 'id') : undefined;
  return {
    ...(id === undefined ? {} : { id }),
    event,
    ...(request === undefined ? { data } : { request }),
  };
}

function fieldsOf(block: string): Fields {
  const pairs = block.split('\n').map((line): [string, string] => {
    const mark = line.indexOf(': ');
    return [line.slice(0, mark), line.slice(mark + 2)];
  });
  return Object.fromEntries(pairs);
}

async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  let text = '';
  try {
    for await (const chunk of chunks) {
      text += chunk.toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      yield* blocks;
    }
  } catch {
    // a connection that ends in the middle of a stream ends the stream
  }
}

/** The response to a request whose path is sent unchanged. */
export interface RawAnswer {
  readonly status: number | undefined;
  readonly text: string;
  /** The code of a problem. */
  readonly code: unknown;
  /** The ids of the listed requests. */
  readonly ids: readonly unknown[];
}

/** Sends a path unchanged. Of a stream, reads until `end` appears. */
export function getRaw(url: string, path: string, headers: Fields, end: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = get({ hostname, port, path, headers, agent: false }, (response) => {
      const finish = (text: string) => {
        call.destroy();
        resolve(answerOf(response, text));
      };
      const isStream = response.headers['content-type'] === 'text/event-stream';
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (isStream && text.includes(end)) finish(text);
      });
      response.on('end', () => finish(text));
    });
    call.on('error', reject);
  });
}

function answerOf({ statusCode: status }: IncomingMessage, text: string): RawAnswer {
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
  return { status, text, code: at(body, 'code'), ids: idsOf({ status: status ?? 0, body }) };
}
