import { expectRefusal } from '../judge.ts';
import { send } from '../send.ts';
import type { Walk } from '../walk.ts';
import { accountWith, actsNamed, type ProvedAct } from '../world.ts';
import { credentialsOf, signedIn } from '../signed-in.ts';

/** A request without the CSRF token, where the marks ask for one: the sign-in, else the first that needs a session. */
export const walkCsrf: Walk = async (tour) => {
  const { world, newVisitor } = tour;
  const { csrf } = world.model.parts.marks.marks;
  const plain = accountWith(world);
  if (csrf === undefined || plain === undefined) return [];
  const asks = ({ act }: ProvedAct) => act.ids.some((id) => id.startsWith('csrf-failed'));
  const name = 'without the CSRF token';
  const signIn = csrf.for === undefined ? actsNamed(world, 'sign-in').find(asks) : undefined;
  if (signIn !== undefined) {
    const answer = await send(world, newVisitor(), signIn, credentialsOf(plain), { withoutCsrf: true });
    return [await expectRefusal(world, name, answer, ['csrf-failed'])];
  }
  const visitor = await signedIn(tour, plain);
  const other = world.acts.find((one) => asks(one) && one.act.mark.name !== 'sign-in');
  if (visitor === undefined || other === undefined) return [];
  const answer = await send(world, visitor, other, {}, { withoutCsrf: true });
  return [await expectRefusal(world, name, answer, ['csrf-failed'])];
};
