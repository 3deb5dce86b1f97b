import type { Engine } from './engine.ts';

/** An answer, as curl reports it. */
export interface Asked {
  readonly status: number;
  readonly body: string;
}

/** Sends a request to a published port by curl, with its further options. */
export async function ask(engine: Engine, url: string, ...options: readonly string[]): Promise<Asked> {
  const said = await engine.beside('curl', '-sS', '-m', '20', '-w', '\\n%{http_code}', ...options, url);
  const at = said.lastIndexOf('\n');
  return { status: Number(said.slice(at + 1)), body: said.slice(0, at) };
}

/** The curl options of a login as a form. */
export function form(user: string, password: string): readonly string[] {
  return ['-d', `user=${user}&password=${password}`];
}

/** The curl options with the token of the control plane. */
export function authorized(token: string): readonly string[] {
  return ['-H', `Authorization: Bearer ${token}`];
}
