import { call } from '../../api/client.ts';
import { pickNamespace } from '../../page/namespace.ts';
import { tellDone } from '../../state/notices.ts';

/** How a namespace is created. */
export interface NewNamespaceOptions {
  readonly name: string;
  /** The namespace or snapshot to copy; empty for none. */
  readonly from: string;
  readonly hasPort: boolean;
}

/** Creates a namespace and picks it; returns its URL. Throws a CallError if the emulator refuses. */
export async function createNamespace({ name, from, hasPort }: NewNamespaceOptions): Promise<string> {
  const body = { ...(from === '' ? {} : { from }), ...(hasPort ? { listen: 0 } : {}) };
  const { url } = await call('putNamespace', { params: { name }, body });
  pickNamespace(name);
  tellDone(from === '' ? `Created ${name}.` : `Created ${name}, a copy of ${from}.`, async () => {
    pickNamespace(undefined);
    await call('removeNamespace', { params: { name } });
  });
  return url;
}
