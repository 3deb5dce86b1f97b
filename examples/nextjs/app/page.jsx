import { userOf } from '../lib/rocketchat.js';
import { readSession } from '../lib/session.js';
import { AccountMenu } from './account-menu.jsx';
import { SignInForm } from './sign-in-form.jsx';

/** The account menu of a signed-in user, else the form. A server component: the browser never sees the token. */
export default async function Page() {
  const session = await readSession();
  const user = session === undefined ? undefined : await userOf(session);
  if (user !== undefined) return <AccountMenu user={user} />;
  return <SignInForm message={session === undefined ? '' : 'Your session has ended.'} />;
}
