import { EventSourceParserStream, type EventSourceMessage } from 'eventsource-parser/stream';
import type { Change, LiveEvent, RequestEntry } from './events.ts';

/** The events to read. */
export interface EventsSource {
  /** The absolute URL of the events, with their filters. */
  readonly url: string;
  /** The namespace of the call; omitted for the events of all. */
  readonly namespace?: string;
}

/** A source with the receiver of its events. */
export interface StreamOptions extends EventsSource {
  /** Receives the events in order. */
  readonly tell: (event: LiveEvent) => void;
}

/** A running stream, which opens itself again after a loss. */
export interface Stream {
  /** Closes the connection; `resume` continues where it ended. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** The id of the last event; undefined before the first one. */
  readonly lastId: () => string | undefined;
}

const firstDelayMs = 500;
const maxDelayMs = 5000;
/** The server sends a line at least every 15 seconds; without one, the connection is dead. */
const silenceMs = 40_000;

/** Reads the events of the control plane with `fetch`, because an EventSource can't start after a given event. */
export function createStream({ url, namespace, tell }: StreamOptions): Stream {
  let connection: AbortController | undefined;
  let lastId: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function read(abort: AbortController): Promise<void> {
    const headers = {
      ...(namespace === undefined ? {} : { 'x-emulator-namespace': namespace }),
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    };
    const alive = watchSilence(() => abort.abort());
    try {
      const response = await fetch(url, { headers, signal: abort.signal, cache: 'no-store' });
      if (response.status === 401 || response.status === 403) return tell({ type: 'refused' });
      if (!response.ok || response.body === null) throw new Error(`the events answered ${response.status}`);
      failures = 0;
      tell({ type: 'open', isFirst: lastId === undefined });
      const text = response.body.pipeThrough(alive.tap).pipeThrough(new TextDecoderStream());
      const events = text.pipeThrough(createMarkReader()).pipeThrough(new EventSourceParserStream());
      const reader = events.getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) receive(next.value);
    } finally {
      alive.end();
    }
    throw new Error('the events ended');
  }

  function receive({ id, event, data }: EventSourceMessage): void {
    if (id !== undefined) lastId = id;
    const told = eventOf(event, data);
    if (told?.type === 'restarted') lastId = undefined;
    if (told !== undefined) tell(told);
  }

  function open(): void {
    const abort = new AbortController();
    connection = abort;
    read(abort).catch(() => {
      if (connection !== abort) return;
      tell({ type: 'lost' });
      timer = setTimeout(open, Math.min(maxDelayMs, firstDelayMs * 2 ** failures));
      failures += 1;
    });
  }

  return {
    pause() {
      clearTimeout(timer);
      const ended = connection;
      connection = undefined;
      ended?.abort();
    },
    resume() {
      if (connection === undefined) open();
    },
    lastId: () => lastId,
  };
}

function eventOf(name: string | undefined, data: string): LiveEvent | undefined {
  const value: unknown = JSON.parse(data);
  if (name === 'request' && isEntry(value)) return { type: 'request', entry: value };
  if (name === 'change' && isChange(value)) return { type: 'change', change: value };
  if (name === 'missed' && isCount(value)) return { type: 'missed', count: value.count };
  if (name === 'restarted' || name === 'cleared') return { type: name };
  return undefined;
}

// shallow checks are enough: the emulator checks its events against the contract
function isEntry(value: unknown): value is RequestEntry {
  return typeof value === 'object' && value !== null && 'id' in value && 'trace' in value;
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && 'call' in value;
}

function isCount(value: unknown): value is { readonly count: number } {
  return typeof value === 'object' && value !== null && 'count' in value && typeof value.count === 'number';
}

/** Calls a function when no bytes have passed for too long. */
function watchSilence(onSilence: () => void) {
  let timer = setTimeout(onSilence, silenceMs);
  const end = () => clearTimeout(timer);
  const tap = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      end();
      timer = setTimeout(onSilence, silenceMs);
      controller.enqueue(chunk);
    },
  });
  return { tap, end };
}

/**
 * Gives data to the blocks that have none. They tell after which event to continue while nothing happens, but the parser
 * skips events without data.
 */
function createMarkReader(): TransformStream<string, string> {
  let rest = '';
  return new TransformStream({
    transform(chunk, controller) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data:/m.test(block) ? '' : '\ndata: null';
        controller.enqueue(`${block}${data}\n\n`);
      }
    },
  });
}
