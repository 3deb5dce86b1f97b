import { linkTo, route } from '../../page/route.ts';

/** An account by its provider and a login. */
export interface AccountName {
  readonly provider: string;
  readonly login: string;
}

/** The place in the view, as its link tells it. */
export interface AccountsPlace {
  readonly tab: 'list' | 'outbox';
  /** The provider whose accounts or messages are listed; undefined for all. */
  readonly provider: string | undefined;
  readonly search: string;
  readonly opened: AccountName | undefined;
  /** The key of the opened message. */
  readonly message: string | undefined;
  /** The open form: a new account of a provider, or the opened account. */
  readonly form: { readonly add: string } | 'edit' | undefined;
}

const outboxSegment = 'outbox';

/** Reads the shown place from the address. */
export function accountsPlace(): AccountsPlace {
  const { path, query } = route.value;
  const [first, second] = path;
  const { provider = second === undefined && first !== outboxSegment ? first : undefined, q = '' } = query;
  const listed = { provider, search: q };
  if (first === outboxSegment)
    return { ...listed, tab: 'outbox', opened: undefined, message: second, form: undefined };
  const opened = first === undefined || second === undefined ? undefined : { provider: first, login: second };
  const { add, edit } = query;
  const form = add !== undefined ? { add } : edit !== undefined && opened !== undefined ? 'edit' : undefined;
  return { ...listed, tab: 'list', opened, message: undefined, form };
}

/** The link to the list, with its filters. */
export function listLink(): string {
  return linkTo('accounts', [], filters());
}

/** The link to an account, with the filters of the list beside it. */
export function accountLink(
  { provider, login }: AccountName,
  query: { readonly edit?: string } = {},
): string {
  return linkTo('accounts', [provider, login], { ...filters(), ...query });
}

/** The link to the form for a new account. */
export function addLink(provider: string): string {
  return linkTo('accounts', [], { ...filters(), add: provider });
}

/** The link to the outbox, or to a message in it. */
export function outboxLink(message?: string): string {
  return linkTo('accounts', message === undefined ? [outboxSegment] : [outboxSegment, message], filters());
}

/** Opens a link of this view. */
export function follow(link: string): void {
  globalThis.location.hash = link;
}

function filters() {
  const { provider, search } = accountsPlace();
  return { provider, q: search };
}
