import { Button } from '../parts/button.tsx';
import { useSwitchedOnElsewhere } from '../state/elsewhere.ts';
import { pickNamespace } from '../page/namespace.ts';

const maxNamed = 2;

/** Hints that something is switched on in other namespaces, each with a button that picks it. */
export function Elsewhere() {
  const names = useSwitchedOnElsewhere();
  if (names.length === 0) return null;
  const more = names.length - maxNamed;
  return (
    <p class="elsewhere quiet">
      <span>Switched on elsewhere:</span>
      {names.slice(0, maxNamed).map((name) => (
        <Button
          key={name}
          size="small"
          title={`Pick the namespace ${name}`}
          onClick={() => pickNamespace(name)}
        >
          {name}
        </Button>
      ))}
      {more > 0 ? <span>and {more} more</span> : null}
    </p>
  );
}
