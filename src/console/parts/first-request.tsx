import { emulatorUrl } from '../page/address.ts';
import { call } from '../api/client.ts';
import { namespace } from '../page/namespace.ts';
import { catalogue } from '../state/resources.ts';
import { useResource } from '../state/resource.ts';
import { CodeBlock } from './code-block.tsx';
import { curlCommand } from './curl.ts';
import { Loaded } from './loaded.tsx';

/** The command that signs in at a provider, and the base URL for the app under test. */
export function FirstRequest({ provider }: { readonly provider: string }) {
  const operation = passwordSignIn(provider);
  const query = operation === undefined ? { provider } : { provider, operation };
  const operations = useResource(
    async () => (await call('listOperations', { query })).operations,
    [provider, operation, namespace.value],
    () => false,
  );
  return (
    <Loaded resource={operations}>
      {(found) => {
        const example = found.find((one) => one.example !== null)?.example ?? undefined;
        return example === undefined ? null : (
          <>
            <p>
              Point your app at <code>{served()}</code> in place of {provider}, or paste this into a terminal:
            </p>
            <CodeBlock text={curlCommand(example, served())} what="curl command" />
          </>
        );
      }}
    </Loaded>
  );
}

/** Returns the operation that signs in with a password; undefined if no operation does. */
function passwordSignIn(provider: string): string | undefined {
  const answers = (catalogue.data.value ?? []).filter((one) => one.provider === provider);
  const has = (operation: string, outcome: string) =>
    answers.some((one) => one.operation === operation && one.outcome === outcome);
  return answers.find(({ operation }) => has(operation, 'signed-in') && has(operation, 'invalid-credentials'))
    ?.operation;
}

/** The URL of the controlled namespace. */
function served(): string {
  return namespace.value === 'default' ? emulatorUrl : `${emulatorUrl}/@${namespace.value}`;
}
