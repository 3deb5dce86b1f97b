import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { outcomeText } from '../../state/outcome-text.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { Select, type Choice } from '../../parts/select.tsx';
import { changeQuery, route } from '../../page/route.ts';
import { useFacets } from './facets.ts';
import { filters, isFiltering, noFilters } from './filters.ts';
import { ToneFilter } from './tone-filter.tsx';

/** The search and the filters; they are in the link, so that it shows the same. */
export function FilterBar() {
  const facets = useFacets();
  const [isOpen, setOpen] = useState(false);
  const { provider = '', account = '', outcome = '', status = '' } = route.value.query;
  return (
    <div class="filter-bar" role="search" aria-label="Requests">
      <SearchField label="Search requests" placeholder="Search path, account, outcome, body …" />
      <ToneFilter />
      <div class="more-filters-switch">
        <button
          type="button"
          class="button small"
          aria-expanded={isOpen}
          aria-controls="more-filters"
          onClick={() => setOpen(!isOpen)}
        >
          More filters
        </button>
      </div>
      <div id="more-filters" class={isOpen ? 'more-filters open' : 'more-filters'}>
        {filterSelect('Provider', 'provider', provider, facets.providers)}
        {filterSelect('Account', 'account', account, facets.accounts)}
        {filterSelect('Outcome', 'outcome', outcome, facets.outcomes, outcomeText)}
        {filterSelect('Status', 'status', status, facets.statuses, (one) => (one === '0' ? 'none' : one))}
      </div>
      {isFiltering(filters.value) ? (
        <Button size="small" icon="cross" onClick={() => changeQuery(noFilters)}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}

function filterSelect(
  label: string,
  name: string,
  value: string,
  values: readonly string[],
  textOf: (value: string) => string = String,
) {
  const known = value === '' || values.includes(value) ? values : [value, ...values];
  const choices: readonly Choice[] = [
    { value: '', text: `${label}: any` },
    ...known.map((one) => ({ value: one, text: textOf(one) })),
  ];
  const change = (chosen: string) => changeQuery({ [name]: chosen });
  return <Select label={label} isLabelHidden value={value} choices={choices} onChange={change} />;
}
