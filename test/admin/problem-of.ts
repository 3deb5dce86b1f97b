import type request from 'supertest';

/** The target of supertest's requests. */
export type App = Parameters<typeof request>[0];

/** Returns status and detail of a problem, after checking its type and status. */
export async function problemOf(
  call: request.Test,
): Promise<{ readonly status: number; readonly detail: unknown }> {
  const answer = await call;
  const { status, type } = answer;
  const said = answer.body as Readonly<Record<string, unknown>>;
  if (type !== 'application/problem+json' || said['status'] !== status || said['type'] !== 'about:blank')
    throw new Error(`no problem: ${status} ${type} ${JSON.stringify(said)}`);
  return { status, detail: said['detail'] };
}
