import { signOut } from '../api/session.ts';
import { Button } from '../parts/button.tsx';
import { act } from '../state/notices.ts';
import { session } from '../page/session.ts';

/** Ends the session, if the emulator needs a token. */
export function SignOut() {
  if (session.value?.tokenRequired !== true) return null;
  return (
    <Button size="small" onClick={() => act(signOut)}>
      Sign out
    </Button>
  );
}
