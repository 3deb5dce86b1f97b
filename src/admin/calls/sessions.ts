import { problem, type Handlers } from '../handler.ts';
import { findProvider } from '../find-provider.ts';
import { endSessions, introspect, sessionsOf } from '../sessions.ts';

/** Who has signed in. */
export const sessionCalls = {
  async listSessions({ emulator, namespace, params: { provider } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    return { status: 200, body: { sessions: await sessionsOf(emulator, namespace, found.served) } };
  },

  async endSessions({ emulator, namespace, params: { provider } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    await endSessions(emulator, namespace, found.served);
    return { status: 204 };
  },

  async endSession({ emulator, namespace, params: { provider, id } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const ended = await endSessions(emulator, namespace, found.served, id);
    if (ended > 0) return { status: 204 };
    return problem(
      404,
      `${provider} has no session ${id} in this namespace; GET /__admin/sessions/${provider} lists those it has`,
    );
  },

  introspect: async ({ emulator, namespace, body: { token } }) => ({
    status: 200,
    body: await introspect(emulator, namespace, token),
  }),
} satisfies Handlers<'listSessions' | 'endSessions' | 'endSession' | 'introspect'>;
