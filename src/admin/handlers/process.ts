import type { Request } from 'express';
import { reset } from '../../namespaces/reset.ts';
import { problem, type AdminContext, type Handlers } from '../handler.ts';
import { networkUrls } from '../../http/network-urls.ts';
import { prefixOf } from '../../http/request-url.ts';
import { providersInScope } from '../../http/listener.ts';
import type { components } from '../../generated/admin/types.ts';
import { version } from '../../version.ts';

/** The calls about the process. The control plane answers most health and reset calls before it loads this table. */
export const processCalls = {
  getHealth: (call) => ({ status: 200, body: healthOf(call, call.origin) }),
  async resetNamespace({ emulator, namespace }) {
    await reset(emulator, namespace);
    return { status: 204 };
  },
  async getMetrics({ emulator, journal, coverage }) {
    const { scrape } = await import('../metrics.ts');
    const { contentType, text } = await scrape({
      coverage: coverage.counts,
      namespaces: () => emulator.namespaces.list().size,
      journalEntries: journal.entries,
      journalBytes: journal.bytes,
    });
    return { status: 200, headers: { 'content-type': contentType }, body: text };
  },
  listAddresses: ({ host, origin, request }) => ({
    status: 200,
    body: { local: origin, network: [...networkOrigins(request, host)] },
  }),
  getCertificateAuthority({ certificate }) {
    if (certificate === undefined)
      return problem(
        'no-certificate-authority',
        'the emulator serves plain HTTP and has no certificate authority; --tls turns HTTPS on',
      );
    const { ca } = certificate;
    if (ca === undefined)
      return problem(
        'no-certificate-authority',
        'the certificate comes from --tls-cert; trust the authority that signed it',
      );
    const headers = { 'content-type': 'application/x-pem-file' };
    return { status: 200, headers, body: ca };
  },
} satisfies Handlers;

/** Returns the URLs for other machines, with the port and the namespace of a request; none in another app. */
function networkOrigins(request: Request, host: string | undefined): readonly string[] {
  const { localPort } = request.socket;
  if (host === undefined || localPort === undefined) return [];
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return networkUrls(`${scheme}://localhost:${localPort}`, host).map((url) => `${url}${prefixOf(request)}`);
}

/** Returns the body of `GET /__admin/health`: the served providers with their base URLs. */
export function healthOf(
  { emulator, scope, comparison }: Pick<AdminContext, 'emulator' | 'scope' | 'comparison'>,
  origin: string,
): components['schemas']['Health'] {
  return {
    status: 'ready',
    version,
    providers: providersInScope(emulator.served, scope).map((served) => {
      const { contract, endpoints } = served.profile;
      const { digest, otherDigests } = comparison?.of(served) ?? {};
      return {
        id: served.id,
        profile: contract.profile,
        baseUrl: `${origin}${contract.basePath}`,
        operations: endpoints.map((endpoint) => endpoint.contract.operationId),
        ...(digest === undefined ? {} : { digest, otherDigests: [...(otherDigests ?? [])] }),
      };
    }),
  };
}
