import { useState } from 'preact/hooks';
import { namespace } from '../../page/namespace.ts';
import type { Operation } from './contract-data.ts';
import { draftOf, type Draft, type Drafts } from './draft.ts';
import { operationKey } from './contract-links.ts';

/** The edited request, with the ways to change it. */
export interface DraftState {
  readonly draft: Draft;
  /** Whether it differs from the example. */
  readonly isEdited: boolean;
  readonly change: (changed: Partial<Draft>) => void;
  /** Goes back to the example. */
  readonly reset: () => void;
}

/** Returns the request of an operation as it was edited last; at first, its example. */
export function useDraft(operation: Operation, drafts: Drafts): DraftState {
  const key = `${namespace.value} ${operationKey(operation)}`;
  const [edited, setEdited] = useState(drafts.get(key));
  const draft = edited ?? draftOf(operation);
  return {
    draft,
    isEdited: edited !== undefined,
    change(changed) {
      const next = { ...draft, ...changed };
      drafts.set(key, next);
      setEdited(next);
    },
    reset() {
      drafts.delete(key);
      setEdited(undefined);
    },
  };
}
