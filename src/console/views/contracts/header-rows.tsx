import { Button } from '../../parts/button.tsx';
import type { DraftHeader } from './draft.ts';
import { HeaderRow } from './header-row.tsx';

interface HeaderRowsProps {
  readonly headers: readonly DraftHeader[];
  readonly problems: ReadonlyMap<number, string>;
  readonly onChange: (headers: readonly DraftHeader[]) => void;
}

/** The headers of the request, a row each. */
export function HeaderRows({ headers, problems, onChange }: HeaderRowsProps) {
  const add = () => {
    const id = Math.max(-1, ...headers.map((one) => one.id)) + 1;
    onChange([...headers, { id, name: '', value: '' }]);
  };
  return (
    <fieldset class="header-rows">
      <legend class="field-label">Headers</legend>
      {headers.map((header, index) => (
        <HeaderRow
          key={header.id}
          header={header}
          position={index + 1}
          problem={problems.get(header.id)}
          onChange={(changed) => onChange(headers.map((one) => (one.id === header.id ? changed : one)))}
          onRemove={() => onChange(headers.filter((one) => one.id !== header.id))}
        />
      ))}
      <div>
        <Button size="small" icon="plus" onClick={add}>
          Add a header
        </Button>
      </div>
    </fieldset>
  );
}
