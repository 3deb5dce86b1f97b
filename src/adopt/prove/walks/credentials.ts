import { expectRefusal, failed, passed, withoutAccount } from '../judge.ts';
import { isOpen } from '../probe.ts';
import { send } from '../send.ts';
import { takesCredentials } from '../signed-in.ts';
import type { Walk } from '../walk.ts';
import { accountWith, type KnownAccount } from '../world.ts';

/** Login and password as Basic credentials of each request: right ones open, wrong ones and refused accounts don't. */
export const walkCredentials: Walk = async (tour) => {
  const { world, probe, newVisitor } = tour;
  const [closed] = probe.closed;
  if (!takesCredentials(world) || closed === undefined) return [];
  const plain = accountWith(world);
  if (plain === undefined) return [await withoutAccount(world, 'credentials', 'a password alone', closed)];
  const attempt = async ({ login, entry }: KnownAccount, password = String(entry['password'])) =>
    send(world, { ...newVisitor(), credentials: { login, password } }, closed);
  const right = await attempt(plain);
  const disabled = accountWith(world, { status: 'disabled' });
  return [
    isOpen(right)
      ? await passed(world, 'credentials', right)
      : await failed(world, 'credentials', right, { detail: right.reason, editAt: ['x-login', 'tokens'] }),
    await expectRefusal(world, 'wrong password', await attempt(plain, 'Wrong-Password-0'), [
      'invalid-credentials',
    ]),
    ...(disabled === undefined
      ? []
      : [await expectRefusal(world, 'disabled', await attempt(disabled), ['account-disabled'])]),
  ];
};
