import { namespace as controlled } from '../../state/namespace.ts';
import { linkTo } from '../../state/route.ts';

interface AccountLinkProps {
  readonly provider: string | null | undefined;
  readonly account: string;
  readonly namespace: string;
}

/** The account of a request, as a link to it in the namespace of the request. */
export function AccountLink({ provider, account, namespace }: AccountLinkProps) {
  if (typeof provider !== 'string') return account;
  const ns = namespace === controlled.value ? {} : { ns: namespace };
  return <a href={linkTo('accounts', [provider, account], ns)}>{account}</a>;
}
