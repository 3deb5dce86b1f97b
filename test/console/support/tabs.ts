import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { chromiumPath } from '../../real-parts/parts.ts';

/** A tab of a browser whose tabs hide each other, as a person's do. */
export interface Tab {
  /** Brings it to the front, which hides the others. */
  show(): Promise<void>;
  /** Returns the value of an expression in its page, as text. */
  read(expression: string): Promise<string>;
}

/**
 * Opens a browser while a function runs; `open` opens a tab in front of the others. Playwright makes every page believe that
 * it is visible, so this browser is controlled by its own protocol.
 */
export async function withTabs<T>(use: (open: (url: string) => Promise<Tab>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'login-emulator-tabs-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
  ];
  const args = [...flags, '--remote-debugging-pipe', `--user-data-dir=${folder}`, 'about:blank'];
  const browser = spawn(chromiumPath(), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , commands, answers] = browser.stdio;
  if (!(commands instanceof Writable) || !(answers instanceof Readable))
    throw new Error('no pipes to the browser');
  const send = createSender(commands, answers);
  try {
    return await use(async (url) => {
      const { targetId } = await send('Target.createTarget', { url });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      return {
        show: async () => {
          await send('Target.activateTarget', { targetId });
        },
        read: async (expression) => {
          const { result } = await send(
            'Runtime.evaluate',
            { expression: `String(${expression})` },
            sessionId,
          );
          // a page that is still loading can't evaluate yet; the tests ask again
          return result === undefined ? '' : String((result as { readonly value?: unknown }).value);
        },
      };
    });
  } finally {
    browser.kill();
    await once(browser, 'exit');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Answer = Readonly<Record<string, unknown>>;

/** Sends commands of the browser's protocol, which end with a zero byte. */
function createSender(commands: Writable, answers: Readable) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = '';
  answers.on('data', (bytes: Buffer) => {
    const parts = (rest + bytes.toString()).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const { id, result } = JSON.parse(part) as { readonly id?: number; readonly result?: Answer };
      if (id !== undefined) waiting.get(id)?.(result ?? {});
    }
  });
  let count = 0;
  return (method: string, params: object, sessionId?: unknown): Promise<Answer> => {
    const id = (count += 1);
    commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve) => waiting.set(id, resolve));
  };
}
