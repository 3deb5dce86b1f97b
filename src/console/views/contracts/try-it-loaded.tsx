import { Loaded } from '../../parts/loaded.tsx';
import { useOperation, type Operation } from './contract-data.ts';
import type { Drafts } from './draft.ts';
import { TryIt } from './try-it.tsx';

interface TryItLoadedProps {
  readonly operation: Operation;
  readonly drafts: Drafts;
}

/** The form of an operation, once the emulator has looked for an example. */
export function TryItLoaded({ operation, drafts }: TryItLoadedProps) {
  const withExample = useOperation(operation);
  return (
    <Loaded resource={withExample}>
      {(found) => <TryIt operation={found ?? operation} drafts={drafts} />}
    </Loaded>
  );
}
