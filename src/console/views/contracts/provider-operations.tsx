import type { ProviderGroup } from './listed-operations.ts';
import { OperationRow } from './operation-row.tsx';
import { operationKey, type OperationName } from './contract-links.ts';

interface ProviderOperationsProps {
  readonly group: ProviderGroup;
  readonly hasCoverage: boolean;
  readonly opened: OperationName | undefined;
  readonly onOpen: () => void;
}

/** The listed operations of a provider. */
export function ProviderOperations({ group, hasCoverage, opened, onOpen }: ProviderOperationsProps) {
  const { provider, profile, operations } = group;
  return (
    <section aria-label={`Operations of ${provider}`}>
      <h2>
        {provider} <span class="quiet">{profile} profile</span>
      </h2>
      <ul>
        {operations.map((one) => (
          <li key={one.operation.operation}>
            <OperationRow
              listed={one}
              hasCoverage={hasCoverage}
              isOpened={opened !== undefined && operationKey(opened) === operationKey(one.operation)}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
