import type { Emulator } from '../../emulator/emulator.ts';
import { namespaceUrl, providerUrls, splitNamespace } from '../../http/emulator-urls.ts';
import { codeOf } from '../../errors.ts';
import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import {
  createNamespace,
  type CreateNamespaceOptions,
  isInUse,
  namespacesInUse,
  type CloneError,
} from '../../namespaces/create.ts';
import { defaultNamespace, namespaceProblem } from '../../store/store.ts';
import { problem, type AdminCall, type Handlers } from '../handler.ts';

/** The namespace calls. */
export const namespaceCalls = {
  async listNamespaces({ emulator, origin }) {
    const all = [...(await namespacesInUse(emulator))];
    const namespaces = await Promise.all(all.map(([name, at]) => shown(emulator, name, at, origin)));
    return { status: 200, body: { namespaces } };
  },

  async putNamespace(call) {
    const { emulator, params, body, listen } = call;
    const { name } = params;
    const wrong = namespaceProblem(name);
    if (wrong !== undefined) return problem('invalid-namespace', wrong);
    if (body.listen !== undefined && listen === undefined) {
      return problem(
        'listen-not-supported',
        "this emulator can't open ports; select the namespace by header or path prefix instead of listen",
      );
    }
    let url = prefixed(call.origin, name);
    const made = await createNamespace(emulator, name, {
      ...optionsOf(body),
      listen: async () => {
        const opened = await openedFor(call, name);
        if (opened !== undefined && 'code' in opened) return opened;
        url = opened?.url ?? url;
        return undefined;
      },
    });
    if ('code' in made) return problem(made.code, made.detail);
    const urls = providerUrls(emulator.servedIn(await emulator.config(name)), url);
    return { status: made.isNew ? 201 : 200, body: { name, url, urls } };
  },

  async removeNamespace({ emulator, params: { name } }) {
    if (!(await isInUse(emulator, name))) {
      return problem(
        'namespace-not-found',
        `namespace ${name} doesn't exist; GET /__admin/namespaces lists all namespaces`,
      );
    }
    await emulator.drop(name);
    return { status: 204 };
  },
} satisfies Handlers;

function optionsOf(body: AdminCall<'putNamespace'>['body']): CreateNamespaceOptions {
  const { now, listen: _, ...request } = body;
  return { ...request, now: now === undefined ? undefined : Date.parse(now) };
}

/** Opens the namespace's own port, if the body requests one. */
async function openedFor(
  { listen, body }: AdminCall<'putNamespace'>,
  namespace: string,
): Promise<{ readonly url: string } | CloneError | undefined> {
  if (listen === undefined || body.listen === undefined) return undefined;
  try {
    return await listen({ namespace }, body.listen);
  } catch (error) {
    const why = codeOf(error) === 'EADDRINUSE' ? 'is in use' : `isn't available (${codeOf(error)})`;
    return {
      code: 'port-not-available',
      detail: `port ${body.listen} ${why}; send another, or 0 for a free port`,
    };
  }
}

function prefixed(origin: string, namespace: string): string {
  const { base } = splitNamespace(origin);
  return namespace === defaultNamespace ? base : namespaceUrl(base, namespace);
}

async function shown(emulator: Emulator, name: string, lastUsedAt: number | null, origin: string) {
  const setup = await emulator.config(name);
  const { requests } = await emulator.store.layer(name);
  const profiles = emulator.servedIn(setup).map(({ id, profile }) => [id, profile.contract.profile] as const);
  return {
    name,
    requests,
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
    profiles: Object.fromEntries(profiles),
    frozen: isFrozenIn(setup, emulator.clock),
    now: new Date(timeIn(setup, emulator.clock)).toISOString(),
    url: prefixed(origin, name),
  };
}
