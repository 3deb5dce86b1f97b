import { useId } from 'preact/hooks';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Switch } from '../../parts/switch.tsx';
import { useEmulatorNow } from '../../state/emulator-time.ts';
import { isInEffect } from '../../state/in-effect.ts';
import { scenarios } from '../../state/resources.ts';
import { linkTo } from '../../page/route.ts';
import { switchOff } from '../../state/switch-off.ts';
import { pageLink } from './page-link.ts';
import { switchSetOn } from './switch-set.ts';
import type { ScenarioSet } from './use-sets.ts';

interface ReadySetProps {
  readonly set: ScenarioSet;
  readonly duration: string;
  /** Whether the link of the page chose it. */
  readonly isLinked: boolean;
}

/** A set with its switch, which is on while one of its scenarios is in effect. */
export function ReadySet({
  set: { name, description, source, scenarios: members },
  duration,
  isLinked,
}: ReadySetProps) {
  const id = useId();
  const now = useEmulatorNow();
  const armed = (scenarios.data.value ?? []).filter((one) => one.set === name);
  const on = armed.filter((one) => isInEffect(one, now));
  const isOn = on.length > 0;
  const toggle = () => (isOn ? switchOff(armed, `set ${name}`) : switchSetOn(name, duration));
  return (
    <li class={isLinked ? 'ready-set linked' : 'ready-set'}>
      <Switch label={name} isOn={isOn} describedBy={id} onChange={toggle} />
      <p id={id} class="quiet">
        {description}
        {source === 'built-in' ? '' : ` (${source})`}
        {isOn && on.length < members.length ? ` ${on.length} of ${members.length} in effect.` : ''}
      </p>
      <CopyButton
        what={`link to ${name}`}
        isIconOnly
        text={() => Promise.resolve(pageLink(linkTo('now', [], { set: name, for: duration })))}
      />
    </li>
  );
}
