import { expectRefusal, failed, passed, withoutAccount } from '../judge.ts';
import type { ProofLine } from '../line.ts';
import { isOpen } from '../probe.ts';
import { send } from '../send.ts';
import { signedIn } from '../signed-in.ts';
import type { Tour, Walk } from '../walk.ts';
import { accountWith, type KnownAccount, type ProvedAct, type World } from '../world.ts';

/** The operations that need a role, each role once: an account with it gets in, and one without it doesn't. */
export const walkRoles: Walk = async (tour) => {
  const lines: ProofLine[] = [];
  const seen = new Set<string>();
  for (const proved of tour.world.acts) {
    const roles = rolesOf(proved);
    const key = roles.join();
    if (roles.length === 0 || seen.has(key) || proved.head.method !== 'GET') continue;
    seen.add(key);
    lines.push(...(await roleLines(tour, proved, roles)));
  }
  return lines;
};

function rolesOf({ act }: ProvedAct): readonly string[] {
  const all = act.needs?.alternatives ?? [];
  return all.every(({ role }) => role !== undefined) ? all.flatMap(({ role }) => role ?? []) : [];
}

async function roleLines(
  tour: Tour,
  proved: ProvedAct,
  roles: readonly string[],
): Promise<readonly ProofLine[]> {
  const { world } = tour;
  const name = `role ${roles.join(' or ')}`;
  const having = plainOnes(world).find((one) => hasRole(one, roles, world));
  const lacking = plainOnes(world).find((one) => !hasRole(one, roles, world));
  const lines: ProofLine[] = [];
  const own = having === undefined ? undefined : await signedIn(tour, having);
  if (own === undefined) lines.push(await withoutAccount(world, name, name.replace(' ', ': '), proved));
  else {
    const answer = await send(world, own, proved);
    lines.push(
      isOpen(answer)
        ? await passed(world, name, answer)
        : await failed(world, name, answer, { detail: answer.reason, edit: ['needs'] }),
    );
  }
  const other = lacking === undefined ? undefined : await signedIn(tour, lacking);
  if (other === undefined) return lines;
  const answer = await send(world, other, proved);
  return [...lines, await expectRefusal(world, `without ${name}`, answer, ['not-allowed'])];
}

/** Returns the accounts that sign in by their password alone. */
function plainOnes(world: World): readonly KnownAccount[] {
  return world.accounts.filter((one) => accountWith({ accounts: [one] }) === one);
}

function hasRole({ entry }: KnownAccount, roles: readonly string[], { model }: World): boolean {
  const field = model.parts.marks.marks.account?.role ?? 'role';
  return [entry[field]].flat().some((role) => roles.some((one) => String(role).split(' ').includes(one)));
}
