import { inEffectAt } from './in-effect.ts';
import { namespace } from '../page/namespace.ts';
import { isChange, useResource } from './resource.ts';
import { namespaces, scenarioCalls } from './resources.ts';

/** More namespaces than these, such as those of a parallel test run, aren't asked. */
const maxAsked = 12;

/** Returns the other namespaces in which something is switched on; none if there are too many to ask. */
export function useSwitchedOnElsewhere(): readonly string[] {
  const others = (namespaces.data.value ?? []).filter((name) => name !== namespace.value);
  const asked = others.length > maxAsked ? [] : others;
  const found = useResource(
    async () => {
      const counts = await Promise.all(asked.map(async (name) => (await inEffectAt(name)).length));
      return asked.filter((_, index) => counts[index] !== 0);
    },
    asked,
    (event) => isChange(event, scenarioCalls),
  );
  return found.data.value ?? [];
}
