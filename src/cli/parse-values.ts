import type { ListenerScope } from '../http/listener.ts';

/** A further port to listen on, as an entry of `listen` names it. */
export interface ListenEntry {
  /** As it was written. */
  readonly text: string;
  readonly port: number;
  readonly place: ListenerScope;
}

/** Reads `3000=rocketchat@w1`, whose form the schema has checked. */
export function listenEntryOf(text: string): ListenEntry {
  const [, port = '', provider, namespace] = /^(\d+)(?:=([a-z]+))?(?:@([a-z0-9-]+))?$/.exec(text) ?? [];
  const place: ListenerScope = {
    ...(provider === undefined ? {} : { provider }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return { text, port: Number(port), place };
}

/** Reads `rocketchat=http://localhost:3001`, whose form the schema has checked. */
export function fallbackEntryOf(text: string): { readonly provider: string; readonly url: string } {
  const mark = text.indexOf('=');
  return { provider: text.slice(0, mark), url: text.slice(mark + 1) };
}

/** A profile for all, or `rocketchat=observed` for one provider. */
export function profileEntryOf(text: string): { readonly provider?: string; readonly profile: string } {
  const mark = text.indexOf('=');
  return mark < 0 ? { profile: text } : { provider: text.slice(0, mark), profile: text.slice(mark + 1) };
}
