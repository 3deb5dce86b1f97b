import { runInNewContext } from 'node:vm';
import { expect } from '@jest/globals';
import type { Client } from '../support/client.ts';

/** A sent request: its title, and the names of its checks that failed, with their errors. */
export interface Judged {
  readonly title: string;
  readonly checks: number;
  readonly failures: readonly string[];
}

/** Checks that a client's script makes of an answer. */
export interface Checks {
  /** The `test` and `expect` of the script. */
  readonly test: (name: string, check: () => void) => void;
  readonly expect: (value: unknown) => { readonly to: { readonly equal: (other: unknown) => void } };
  judged(title: string): Judged;
}

/** Creates the checks of one request. */
export function createChecks(): Checks {
  const failures: string[] = [];
  let checks = 0;
  return {
    test(name, check) {
      checks += 1;
      try {
        check();
      } catch (error) {
        failures.push(`${name}: ${String(error)}`);
      }
    },
    expect: (value) => ({ to: { equal: (other) => expect(value).toBe(other) } }),
    judged: (title) => ({ title, checks, failures }),
  };
}

/** Runs a client's script, which may use `await`, with these globals. */
export async function runScript(code: string, globals: Readonly<Record<string, unknown>>): Promise<void> {
  await (runInNewContext(`(async () => {${code}\n})()`, { ...globals }) as Promise<void>);
}

/** Replaces the variables that have a value. */
export function interpolated(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values.get(name) ?? whole);
}

/** Sends a request whose URL has no origin, because the client knows the emulator. */
export function sendTo(
  client: Client,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
) {
  if (/\{\{/.test(JSON.stringify([url, headers, body])))
    throw new Error(`a variable of ${method} ${url} has no value`);
  return client.send({ method, path: url, headers, ...(body === undefined ? {} : { body }) });
}
