import type { Visitor } from './visitor.ts';
import type { KnownAccount } from './world.ts';

/** A code that was sent: as a text, or as the end of a link. */
interface SentCode {
  readonly code: string;
}

/** Returns the newest code that was sent to an account; undefined if none was. */
export async function newestMessage(
  { namespace }: Visitor,
  { login, entry }: Pick<KnownAccount, 'login' | 'entry'>,
): Promise<SentCode | undefined> {
  const addresses = [login, entry['email'], entry['phone']];
  const messages = await namespace.outbox.list();
  const own = messages.find(({ account, to }) => addresses.includes(account ?? to) || addresses.includes(to));
  const code = own?.code ?? codeInLink(own?.link ?? '');
  return code === undefined ? undefined : { code };
}

/** A link has its code as the value of a parameter, or as the last part of its path. */
function codeInLink(link: string): string | undefined {
  return /[=/]([^=/?&#]+)$/.exec(link)?.[1];
}
