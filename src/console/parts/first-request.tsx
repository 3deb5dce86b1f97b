import { emulatorUrl } from '../page/address.ts';
import { call } from '../api/client.ts';
import type { Answer } from '../../admin/call-types.ts';
import { namespace } from '../page/namespace.ts';
import { catalogue } from '../state/resources.ts';
import { useResource } from '../state/resource.ts';
import { CodeBlock } from './code-block.tsx';
import { curlCommand } from './curl.ts';
import { Loaded } from './loaded.tsx';

type Operation = Answer<'listOperations'>['operations'][number];

/** The command that signs in at a provider, and the base URL for the app under test. */
export function FirstRequest({ provider }: { readonly provider: string }) {
  const operations = useResource(
    async () => (await call('listOperations', { query: { provider } })).operations,
    [provider, namespace.value],
    () => false,
  );
  return (
    <Loaded resource={operations}>
      {(found) => {
        const command = commandOf(
          found.find((one) => signsIn(one)) ?? found.find(({ example }) => example !== null),
        );
        return command === undefined ? null : (
          <>
            <p>
              Point your app at <code>{served()}</code> in place of {provider}, or paste this into a terminal:
            </p>
            <CodeBlock text={command} what="curl command" />
          </>
        );
      }}
    </Loaded>
  );
}

/** Whether an operation's example gets a session from nothing but a password. */
function signsIn({ provider, operation, example }: Operation): boolean {
  const answers = (catalogue.data.value ?? []).filter(
    (one) => one.provider === provider && one.operation === operation,
  );
  const has = (outcome: string) => answers.some((one) => one.outcome === outcome);
  return example?.account === null && has('signed-in') && has('second-factor-required');
}

function commandOf(operation: Operation | undefined): string | undefined {
  const example = operation?.example ?? undefined;
  return example === undefined ? undefined : curlCommand(example, served());
}

/** The URL of the controlled namespace. */
function served(): string {
  return namespace.value === 'default' ? emulatorUrl : `${emulatorUrl}/@${namespace.value}`;
}
