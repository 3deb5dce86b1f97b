import type { Answer, OperationId } from '../../../src/admin/call-types.ts';

interface Options {
  readonly method?: string;
  readonly body?: unknown;
  readonly namespace?: string;
}

/** Calls the control plane as a program does; the emulator checks its answers against the contract. */
export async function admin<Id extends OperationId>(
  url: string,
  path: string,
  { method = 'GET', body, namespace = 'default' }: Options = {},
): Promise<Answer<Id>> {
  const response = await fetch(`${url}/__admin${path}`, {
    method,
    headers: {
      'x-emulator-namespace': namespace,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as never;
}
