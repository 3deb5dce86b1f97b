import type request from 'supertest';

/** What supertest sends requests to. */
export type App = Parameters<typeof request>[0];

/** What a problem says, once its usual members are as they must be. */
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
