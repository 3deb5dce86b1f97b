import type { Coverage } from '../coverage/document.ts';
import { readCoverage } from '../coverage/read.ts';
import { UsageError } from './usage-error.ts';

/** Asks a running emulator what has been met. */
export async function coverageAt(url: string, token: string | undefined): Promise<Coverage> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`${url} is no URL; expected one such as http://localhost:4010`);
  const text = await asked(url, token);
  const document = readCoverage(text);
  if ('wrong' in document) throw new UsageError(`what ${url} answers ${document.wrong}`);
  return document;
}

async function asked(url: string, token: string | undefined): Promise<string> {
  const target = new URL('__admin/coverage', url.endsWith('/') ? url : `${url}/`);
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(target, { headers }).catch((error: unknown) => {
    throw new UsageError(
      `no emulator answers at ${url} (${reasonOf(error)}); start one, or name it with --url or LOGIN_EMULATOR_URL`,
    );
  });
  const text = await response.text();
  if (response.ok) return text;
  const hint =
    response.status === 401 ? '; LOGIN_EMULATOR_TOKEN holds the token that it printed at its start' : '';
  throw new UsageError(`${target.href} answers ${response.status}${hint}`);
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.message : 'unknown';
}
