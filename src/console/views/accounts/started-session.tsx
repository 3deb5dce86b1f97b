import type { components } from '../../../generated/admin/types.ts';
import { CodeBlock } from '../../parts/code-block.tsx';

/** A session that was just started: the headers by which a client is signed in. */
export function StartedSession({ session }: { readonly session: components['schemas']['SignedIn'] }) {
  const { requestHeaders, whoAmI } = session;
  const lines = Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}`);
  return (
    <div class="stack started" role="group" aria-label="Started session">
      <p>Requests with these headers are signed in:</p>
      <CodeBlock text={lines.join('\n')} what="request headers" />
      {whoAmI === undefined ? null : (
        <CodeBlock text={curlOf(whoAmI, requestHeaders)} what="curl command that asks who is signed in" />
      )}
    </div>
  );
}

function curlOf(url: string, headers: Readonly<Record<string, string>>): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const options = Object.entries(headers).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`);
  return [`curl ${quoted(url)}`, ...options].join(' \\\n');
}
