import { useState } from 'preact/hooks';
import { NamespaceRow, type NamespaceInUse } from './namespace-row.tsx';

/** With more, a search field appears. */
const manyNamespaces = 8;
/** The most rows that are rendered. */
const maxShown = 200;

interface NamespaceListProps {
  readonly namespaces: readonly NamespaceInUse[];
  readonly onFork: (name: string) => void;
}

/** The rows of the namespaces, with a search if there are many. */
export function NamespaceList({ namespaces, onFork }: NamespaceListProps) {
  const [search, setSearch] = useState('');
  const found = namespaces.filter(({ name }) => name.includes(search.trim().toLowerCase()));
  if (namespaces.length === 0)
    return <p class="quiet">No request has come yet; default begins with the first one.</p>;
  return (
    <>
      {namespaces.length > manyNamespaces ? (
        <input
          type="search"
          aria-label="Search namespaces"
          placeholder="Search"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      ) : null}
      {found.length === 0 ? <p class="quiet">No namespace has this name.</p> : null}
      <ul class="rows">
        {found.slice(0, maxShown).map((one) => (
          <NamespaceRow key={one.name} one={one} onFork={() => onFork(one.name)} />
        ))}
      </ul>
      {found.length > maxShown ? <p class="quiet">{found.length - maxShown} more; search for one.</p> : null}
    </>
  );
}
