import { SearchField } from '../../parts/search-field.tsx';
import { Select } from '../../parts/select.tsx';
import { changeQuery, route } from '../../page/route.ts';
import type { Operation } from './contract-data.ts';
import { contractsPlace, unreached } from './contract-links.ts';

const orders = [
  { value: '', text: 'In contract order' },
  { value: unreached, text: 'Unreached first' },
];

/** The search, the provider and the order; they are in the link, so that it shows the same. */
export function ContractsFilter({ operations }: { readonly operations: readonly Operation[] }) {
  const { provider } = contractsPlace();
  const ids = [...new Set(operations.map((one) => one.provider))];
  const known = provider === '' || ids.includes(provider) ? ids : [provider, ...ids];
  return (
    <div class="filter-bar" role="search" aria-label="Operations">
      <SearchField label="Search operations" placeholder="Search path, summary, outcome …" />
      <Select
        label="Provider"
        isLabelHidden
        value={provider}
        choices={[{ value: '', text: 'Provider: any' }, ...known.map((value) => ({ value, text: value }))]}
        onChange={(chosen) => changeQuery({ provider: chosen })}
      />
      <Select
        label="Order"
        isLabelHidden
        value={route.value.query['sort'] === unreached ? unreached : ''}
        choices={orders}
        onChange={(sort) => changeQuery({ sort })}
      />
    </div>
  );
}
