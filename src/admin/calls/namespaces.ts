import type { Emulator } from '../../emulator.ts';
import { codeOf } from '../../http/error-code.ts';
import { isFrozenIn, timeIn } from '../../namespace/clock.ts';
import { createNamespace, type NamespaceWish } from '../../namespace/create.ts';
import { defaultNamespace, isNamespace, namespaceForm } from '../../namespace/name.ts';
import { problem, type Call, type Calls } from '../call.ts';

/** Worlds side by side. */
export const namespaceCalls = {
  async listNamespaces({ emulator, origin }) {
    const all = [...emulator.namespaces.list()];
    const namespaces = await Promise.all(all.map(([name, at]) => shown(emulator, name, at, origin)));
    return { status: 200, body: { namespaces } };
  },

  async putNamespace(call) {
    const { emulator, params, body, listen } = call;
    const { name } = params;
    if (!isNamespace(name))
      return problem(400, `"${name}" is no namespace's name; expected ${namespaceForm}`);
    if (body.listen !== undefined && listen === undefined) {
      return problem(
        409,
        'this emulator has no sockets of its own; name the namespace by its header or prefix',
      );
    }
    const made = await createNamespace(emulator, name, wishOf(body));
    if ('status' in made) return problem(made.status, made.detail);
    const opened = await openedFor(call, name);
    if ('taken' in opened) return problem(409, opened.taken);
    const { url } = opened;
    return { status: made.isNew ? 201 : 200, body: { name, url, urls: urlsIn(emulator, url) } };
  },

  async removeNamespace({ emulator, params: { name } }) {
    if (!emulator.namespaces.has(name)) {
      return problem(404, `there is no namespace ${name}; GET /__admin/namespaces lists those there are`);
    }
    await emulator.drop(name);
    return { status: 204 };
  },
} satisfies Calls<'listNamespaces' | 'putNamespace' | 'removeNamespace'>;

function wishOf(body: Call<'putNamespace'>['body']): NamespaceWish {
  const { now, listen: _, ...wish } = body;
  return { ...wish, now: now === undefined ? undefined : Date.parse(now) };
}

/** Where a namespace is reached: at a port of its own, or below its prefix. */
async function openedFor(
  { listen, body, origin }: Call<'putNamespace'>,
  namespace: string,
): Promise<{ readonly url: string } | { readonly taken: string }> {
  if (listen === undefined || body.listen === undefined) return { url: prefixed(origin, namespace) };
  try {
    return await listen({ namespace }, body.listen);
  } catch (error) {
    const why = codeOf(error) === 'EADDRINUSE' ? 'is in use' : `cannot be had (${codeOf(error)})`;
    return {
      taken: `port ${body.listen} ${why}; the namespace is there, without a port of its own; 0 takes a free one`,
    };
  }
}

function prefixed(origin: string, namespace: string): string {
  const own = origin.replace(/\/(?:@|%40)[^/]*$/, '');
  return namespace === defaultNamespace ? own : `${own}/@${namespace}`;
}

function urlsIn({ served }: Emulator, url: string): Readonly<Record<string, string>> {
  return Object.fromEntries(served.map(({ id, profile }) => [id, `${url}${profile.contract.basePath}`]));
}

async function shown(emulator: Emulator, name: string, lastUsedAt: number, origin: string) {
  const setup = await emulator.setup(name);
  const { requests } = await emulator.store.layer(name);
  const profiles = emulator.servedIn(setup).map(({ id, profile }) => [id, profile.contract.profile] as const);
  return {
    name,
    requests,
    lastUsedAt: new Date(lastUsedAt).toISOString(),
    profiles: Object.fromEntries(profiles),
    frozen: isFrozenIn(setup, emulator.clock),
    now: new Date(timeIn(setup, emulator.clock)).toISOString(),
    url: prefixed(origin, name),
  };
}
